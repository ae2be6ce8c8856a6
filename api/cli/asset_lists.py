"""`skylt assets add`, `import` and `retire`: vehicles and other assets that are in no model."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from api.cli.options.saying import By, Why, saying_of
from api.cli.options.shared import AsJson, Database, MeantBuilding, MeantStorey, engine_for
from api.cli.terminal.output import print_json, print_table, progress_bar, say, talk
from registry.fields import LISTED
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.asset_lists.views import AssetListView
    from api.operations.elements.views import AssetDetail

MOST_TOLD = 100
"""The number of rows printed in a terminal."""

Text: TypeAlias = str | None
AlsoInModels = Annotated[
    bool,
    typer.Option(
        "--also-in-models", help="Assets that share a serial number with a modelled asset are different.", hidden=True
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]
IfcClass = Annotated[
    Text,
    typer.Option("--class", metavar="CLASS", help="IFC class, such as IfcElectricAppliance."),
]


def register(group: typer.Typer) -> None:
    """Add the commands of this module to `skylt assets`."""
    group.command()(add)
    group.command("import")(import_list)
    group.command()(retire)


def add(
    context: typer.Context,
    name: Annotated[Text, typer.Option("--name", metavar="NAME", help="Its name.")] = None,
    list_name: Annotated[
        Text, typer.Option("--list", metavar="NAME", help="The asset list it belongs to, such as vehicles.")
    ] = None,
    key: Annotated[
        Text, typer.Option("--key", metavar="KEY", help="Its unique key, such as a registration number.")
    ] = None,
    building: Annotated[Text, typer.Option("--building", metavar="NAME", help="Its building, if any.")] = None,
    storey: Annotated[Text, typer.Option("--storey", metavar="NAME", help="Its storey.")] = None,
    room: Annotated[
        Text, typer.Option("--room", metavar="ROOM", help="Its room: number, name, code or GlobalId.")
    ] = None,
    ifc_class: IfcClass = None,
    asset_type: Annotated[Text, typer.Option("--type", metavar="TYPE", help="Its type, such as Van.")] = None,
    manufacturer: Annotated[Text, typer.Option("--manufacturer", metavar="NAME", help="Its manufacturer.")] = None,
    model: Annotated[Text, typer.Option("--model", metavar="NAME", help="The manufacturer's model.")] = None,
    designation: Annotated[
        Text, typer.Option("--designation", metavar="TEXT", help="Its designation, as on its nameplate.", hidden=True)
    ] = None,
    serial_number: Annotated[Text, typer.Option("--serial-number", metavar="TEXT", help="Its serial number.")] = None,
    description: Annotated[
        Text, typer.Option("--description", metavar="TEXT", help="A description.", hidden=True)
    ] = None,
    properties: Annotated[
        list[str] | None,
        typer.Option("--property", metavar="NAME=VALUE", help="Any other property; repeatable.", hidden=True),
    ] = None,
    also_in_models: AlsoInModels = False,
    by: By = None,
    why: Why = "",
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Add an asset that is in no model, such as a vehicle.

    It gets a code, a history and labels like any other.

    skylt assets add --list vehicles --key "ABC 123" --manufacturer Volvo --model V60

    skylt assets add --name "Coffee machine" --building Station --room 1.20 --class IfcElectricAppliance
    """
    from api.operations.asset_lists.adding import add_asset
    from registry.asset_lists.assets import BY_HAND
    from registry.codes.text import grouped
    from registry.database.engine import writing

    said = {
        "name": name, "key": key, "building": building, "storey": storey, "room": room, "ifc_class": ifc_class,
        "type": asset_type, "manufacturer": manufacturer, "model": model, "designation": designation,
        "serial_number": serial_number, "description": description,
    }  # fmt: skip
    others = dict(_split(text, "NAME=VALUE, such as Colour=red") for text in properties or ())
    saying = saying_of(by, why)
    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = add_asset(
            session,
            said,
            saying,
            list_name_given=list_name or BY_HAND,
            properties=others,
            also_in_models=also_in_models,
        )
    view = view.model_copy(update={"code": None}) if dry_run else view
    if as_json:
        print_json(view)
        return
    say("  ".join(filter(None, (view.code and grouped(view.code), *_words(view)))))
    _tell_dry_run(dry_run=dry_run)


def import_list(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list: .csv or .xlsx with headings.")],
    list_name: Annotated[
        str,
        typer.Option("--list", metavar="NAME", help="The name of the list, such as vehicles."),
    ],
    key: Annotated[
        Text, typer.Option("--key", metavar="HEADING", help="The column that identifies a row, such as Reg. no.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="FIELD=HEADING",
            help="Which column holds which field, remembered for the next import; repeatable. Fields: "
            f"{', '.join(field.name for field in LISTED if field.name != 'key')}. Other columns become properties.",
            hidden=True,
        ),
    ] = None,
    ifc_class: IfcClass = None,
    building: Annotated[
        Text, typer.Option("--building", metavar="NAME", help="The building of rows that name none.")
    ] = None,
    complete: Annotated[bool, typer.Option("--complete", help="Retire assets that are no longer listed.")] = False,
    accept_unmatched: Annotated[
        bool,
        typer.Option("--accept-unmatched", help="Accept rows whose room is in no model yet."),
    ] = False,
    also_in_models: AlsoInModels = False,
    by: By = None,
    why: Why = "",
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Import a list of vehicles or other assets in no model.

    Either all rows are imported or none. Importing the same list again changes nothing.

    skylt assets import vehicles.xlsx --list vehicles --dry-run

    skylt assets import vehicles.csv --list vehicles --key "Our no" --column name=Model --column serial_number=VIN
    """
    from api.operations.asset_lists.table import read_asset_table
    from api.operations.asset_lists.taking import ListOptions, kept_columns, take_asset_list
    from registry.database.engine import reading, writing

    named = {name.replace("-", "_"): heading for name, heading in (_split(text, _AS_COLUMN) for text in columns or ())}
    named |= {} if key is None else {"key": key}
    engine, saying = engine_for(context, database), saying_of(by, why)
    with reading(engine) as session:
        kept, kept_class = kept_columns(session, list_name)
    with progress_bar(file.name) as progress:
        table = read_asset_table(file, named, kept)
        options = ListOptions(
            list_name,
            file.name,
            table.columns,
            ifc_class or kept_class or table.ifc_class,
            building,
            complete=complete,
            accept_unmatched=accept_unmatched,
            also_in_models=also_in_models,
            dry_run=dry_run,
        )
        with writing(engine, keep=not dry_run) as session:
            view = take_asset_list(session, table.rows, options, saying, progress)
    print_json(view) if as_json else _print_list(view)
    if not view.applied:
        from api.cli.terminal.exits import REFUSED

        raise typer.Exit(REFUSED)


def retire(
    context: typer.Context,
    which: Annotated[str, typer.Argument(metavar="ASSET", help="Its code, key, tag, serial number or designation.")],
    building: MeantBuilding = None,
    storey: MeantStorey = None,
    by: By = None,
    why: Why = "",
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Retire an asset that is in no model.

    A scan of its code still tells what it was.

    skylt assets retire 7K3-M9Q-X2R --why "sold"
    """
    from api.operations.asset_lists.adding import retire_asset
    from api.operations.elements.meant import Within
    from registry.database.engine import writing

    saying = saying_of(by, why)
    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = retire_asset(session, which, saying, Within(building, storey))
    if as_json:
        print_json(view)
        return
    say("  ".join(("retired", *_words(view))))
    _tell_dry_run(dry_run=dry_run)


_AS_COLUMN = "FIELD=HEADING, such as serial_number=VIN"


def _split(text: str, form: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name.strip():
        raise typer.BadParameter(f"{text!r} is not of the form {form}")
    return name.strip(), value.strip()


def _words(view: "AssetDetail") -> tuple[str, ...]:
    from api.files.plain_text import shown

    room = None if view.space is None else view.space.number
    key = None if view.key == view.code else view.key
    return tuple(shown(part) for part in (view.listed_in, key, view.name, view.building, view.storey, room) if part)


def _print_list(view: "AssetListView") -> None:
    from registry.codes.text import grouped

    for problem in view.problems[:MOST_TOLD]:
        say(problem.message, err=not view.applied)
    if len(view.problems) > MOST_TOLD:
        talk(f"… and {len(view.problems) - MOST_TOLD} more: --json has them all.")
    if not view.applied:
        _tell_refused(view)
        return
    if view.entries:
        from api.operations.history.views import changes_in_words

        told = sorted(view.entries, key=lambda row: row.action == "new")
        print_table(
            told[:MOST_TOLD],
            [
                ("", lambda row: row.action),
                ("Row", lambda row: row.line),
                ("Code", lambda row: row.code and grouped(row.code)),
                ("Key", lambda row: row.key),
                ("Name", lambda row: row.name),
                ("what changes", lambda row: changes_in_words(row.changes)),
            ],
            least=("what changes", "Code"),
        )
        if len(told) > MOST_TOLD:
            talk(f"… and {len(told) - MOST_TOLD} more: --json has them all.")
    say(
        f"{view.file} → {view.list_name}: {counted(view.rows, 'row')}, {view.new} new, {view.changed} changed, "
        f"{view.returned} reinstated, {view.kept} unchanged"
    )
    if view.gone:
        what = "and retired" if view.retired else "(--complete retires them)"
        say(f"  {view.gone} no longer listed {what}")
    if view.outranked:
        say(f"  {counted(view.outranked, 'field')} kept as corrected by a person")
    _tell_dry_run(dry_run=view.dry_run)


def _tell_refused(view: "AssetListView") -> None:
    kinds = {problem.kind for problem in view.problems}
    hints = [
        text
        for kind, text in (
            ("unknown place", "--accept-unmatched accepts rows whose place is not in the registry"),
            ("in a model", "--also-in-models if they are different assets"),
        )
        if kind in kinds
    ]
    talk(
        f"skylt: {view.file}: nothing was changed; {counted(len(view.problems), 'row')} can't be imported"
        + "".join(f"; {hint}" for hint in hints)
    )


def _tell_dry_run(*, dry_run: bool) -> None:
    if dry_run:
        say("dry run: nothing was written")
