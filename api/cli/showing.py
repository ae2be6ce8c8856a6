"""`skylt show`: everything that is known of one element."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.options.shared import AsJson, Database, MeantBuilding, MeantStorey, engine_for
from api.cli.terminal.output import print_json, say

if TYPE_CHECKING:
    from api.operations.corrections.views import CorrectionView
    from api.operations.history.views import BindingView, HistoryEntry
    from api.operations.showing import ElementShown, LabelView

APART = ("groups", "properties", "units", "declared", "classifications", "documents", "location", "space")
"""Fields that have lines of their own."""

WIDTH = 20
"""Characters for the name of a field."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(show)


def show(
    context: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="ELEMENT", help="Its code, GlobalId, room number, tag, serial number or key.")
    ],
    building: MeantBuilding = None,
    storey: MeantStorey = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Show everything that is known of one element.

    Its place, areas, properties, models, label, corrections and recent history, your own columns included.

    skylt show 7K3-M9Q-X2R

    skylt show 1.04 --building Station
    """
    from api.operations.elements.meant import Within
    from api.operations.showing import show as show_element
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        shown = show_element(session, which, Within(building, storey))
    if as_json:
        print_json(shown)
        return
    for heading, lines in _sections(shown):
        if lines:
            say()
            say(heading)
        for line in lines:
            say(f"  {line}")


def _sections(shown: "ElementShown") -> Iterator[tuple[str, list[str]]]:
    element = shown.element.model_dump()
    yield _heading(shown.kind, element), _fields(element)
    yield "Location", _location(element)
    yield "Declared areas", [_area(area) for area in _list(element, "declared")]
    yield "Classifications", [_joined(row, "system", "code", "name") for row in _list(element, "classifications")]
    yield "Documents", [_joined(row, "identification", "name", "location") for row in _list(element, "documents")]
    yield "Systems and zones", [_joined(group, "kind", "name") for group in _list(element, "groups")]
    for name, values in (element.get("properties") or {}).items():
        yield name, [_field(key, _measured(value, element, name, key)) for key, value in values.items()]
    yield "Models", [_model(binding) for binding in shown.models]
    yield "Labels", [_label(label) for label in shown.labels]
    yield "Corrections", [_correction(correction) for correction in shown.corrections]
    more = f", the last {len(shown.recent)} of {shown.entries}" if shown.entries > len(shown.recent) else ""
    yield f"History{more}", [_entry(entry) for entry in shown.recent]


def _heading(kind: str, element: Mapping[str, Any]) -> str:
    from registry.codes.text import grouped

    code = element.get("code")
    return "  ".join(filter(None, (code and grouped(code), kind, element.get("number"), element["name"])))


def _fields(element: Mapping[str, Any]) -> list[str]:
    """The fields with a value; the heading has number, name and code."""
    return [
        _field(name.replace("_", " "), _value(value))
        for name, value in element.items()
        if name not in (*APART, "code", "number", "name") and value not in (None, "", [])
    ]


def _location(element: Mapping[str, Any]) -> list[str]:
    location, space = element.get("location"), element.get("space")
    if location is None or element["building"] is None:
        return []
    room = "in no room" if space is None else f"room {space['number']}"
    runner_up = location["runner_up"]
    perhaps = "" if runner_up is None else f", or room {runner_up['number']}"
    return [f"{room}{perhaps}, by {location['method']}, {location['confidence']:.0%} sure"]


def _area(area: Mapping[str, Any]) -> str:
    return f"{area['value_m2']:.2f} m² {area['kind']}: {area['set']} / {area['name']}"


def _model(binding: "BindingView") -> str:
    return f"{binding.source_model} since revision {binding.since}: {binding.global_id} ({binding.rule})"


def _correction(correction: "CorrectionView") -> str:
    why = f": {correction.why}" if correction.why else ""
    was = "nothing" if correction.model_value is None else correction.model_value
    return f"{correction.field}: {correction.value}, in place of {was}, by {correction.who}{why}"


def _list(element: Mapping[str, Any], name: str) -> Iterable[Mapping[str, Any]]:
    return element.get(name) or ()


def _joined(row: Mapping[str, Any], *names: str) -> str:
    return " ".join(str(row[name]) for name in names if row[name])


def _field(name: str, value: str) -> str:
    return f"{name:{WIDTH}} {value}"


def _measured(value: Any, element: Mapping[str, Any], set_name: str, name: str) -> str:
    unit = element["units"].get(set_name, {}).get(name, "")
    return f"{_value(value)} {unit}".rstrip()


def _value(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _label(label: "LabelView") -> str:
    from registry.codes.text import grouped

    mounted = f"mounted on {label.mounted_at:%Y-%m-%d} by {label.mounted_by}" if label.mounted_at else "not mounted"
    done = "printed" if label.printed else "not printed"
    return f"{grouped(label.code)}  {label.status}, {done}, {mounted}" + (", to take down" * label.to_take_down)


def _entry(entry: "HistoryEntry") -> str:
    from api.operations.history.views import changes_in_words

    changes = changes_in_words(entry.changes)
    return f"{entry.at:%Y-%m-%d %H:%M}  {entry.event}, {entry.who}" + (f": {changes}" if changes else "")
