"""`skylt areas`: floor area totals, and the list of all areas as a spreadsheet."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import (
    AsOfRevision,
    Database,
    InBuilding,
    InRoom,
    OfSystem,
    OfType,
    OnStorey,
    SettingsFile,
    engine_for,
    owner_for,
)
from api.cli.terminal.output import Column, print_json, print_table, say, talk
from api.files.plain_text import shown
from registry.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.operations.areas.views import AreaTotal


class By(StrEnum):
    """How areas are totalled within each building."""

    BUILDING = "building"
    STOREY = "storey"
    CATEGORY = "category"


CORRECTED = {"person": "corrected", "owner's table": "the owner states"}
"""Sources of areas that do not follow “counted as” by their names."""

HEADINGS: dict[By, list[Column]] = {
    By.BUILDING: [],
    By.STOREY: [("Storey", lambda row: row.storey or "(none)")],
    By.CATEGORY: [("Category", lambda row: row.category or "(none)")],
}


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(areas)


@spread
def areas(
    context: typer.Context,
    by: Annotated[By, typer.Option(help="What to total by.")] = By.STOREY,
    building: InBuilding = None,
    storey: OnStorey = None,
    room: InRoom = None,
    system: OfSystem = None,
    of_type: OfType = None,
    as_of: AsOfRevision = None,
    settings: SettingsFile = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """Total the floor areas, and say which count and why.

    A corrected area counts first, then the declared net, gross or other one, then the computed one (see skylt.toml).

    skylt areas --by category --building Station

    skylt areas --xlsx areas.xlsx

    skylt areas --building Station --as-of architecture:1
    """
    from api.operations.areas.list import save_area_csv, save_area_list
    from api.operations.areas.totals import totals_of
    from api.operations.history.as_of import space_rows
    from registry.database.engine import reading
    from registry.elements.listing import Wanted

    wanted = Wanted(building=building, storey=storey, room=room, system=system, type=of_type)
    with reading(engine_for(context, database)) as session:
        rows = space_rows(session, wanted, owner_for(settings).counting, as_of)
    totals = totals_of(rows, by.value)
    if listing.as_json:
        print_json(totals)
        return
    if listing.xlsx is not None:
        count = save_area_list(rows, listing.xlsx)
        talk(f"{counted(count, 'space')} in {listing.xlsx}")
    elif listing.csv is not None:
        count = save_area_csv(rows, listing.csv)
        talk(f"{counted(count, 'space')} in {listing.csv}")
    _print_totals(totals, by)


def _print_totals(totals: "Sequence[AreaTotal]", by: By) -> None:
    print_table(
        totals,
        [
            ("Building", lambda row: row.building),
            *HEADINGS[by],
            ("Spaces", lambda row: row.spaces),
            ("m²", lambda row: row.area_m2),
            ("counts by", _sources),
            ("declared m²", lambda row: row.declared_m2),
            ("computed m²", lambda row: row.computed_m2),
            ("difference", lambda row: "" if row.difference is None else f"{row.difference:+.1%}"),
            ("left out", lambda row: row.not_counted),
        ],
        least=("computed m²", "declared m²"),
    )
    for line in (*_counted(totals), *_left_out(totals)):
        say(line)
    say(f"{sum(total.area_m2 for total in totals):,.2f} m² in all")


def _sources(total: "AreaTotal") -> str:
    """How many spaces count by which area, as `declared net 38, computed 4`."""
    counts: dict[str, int] = {}
    for part in total.sources:
        counts[part.source] = counts.get(part.source, 0) + part.spaces
    return ", ".join(f"{source} {count:,}" for source, count in counts.items())


def _counted(totals: "Sequence[AreaTotal]") -> list[str]:
    """Count the spaces that count, by the source of their area and the reason."""
    groups: dict[tuple[str, str], tuple[int, float]] = {}
    for part in (part for total in totals for part in total.sources):
        spaces, area_m2 = groups.get((part.source, part.reason), (0, 0.0))
        groups[part.source, part.reason] = spaces + part.spaces, area_m2 + part.area_m2
    return [
        f"counted as {CORRECTED.get(source, source)}: {spaces} ({area_m2:,.2f} m²), since {shown(reason)}"
        for (source, reason), (spaces, area_m2) in groups.items()
    ]


def _left_out(totals: "Sequence[AreaTotal]") -> list[str]:
    """Count the spaces left out, by reason."""
    reasons: dict[str, tuple[int, float]] = {}
    for part in (part for total in totals for part in total.left_out):
        spaces, area_m2 = reasons.get(part.reason, (0, 0.0))
        reasons[part.reason] = spaces + part.spaces, area_m2 + part.area_m2
    return [f"left out: {spaces} ({area_m2:,.2f} m²), since {reason}" for reason, (spaces, area_m2) in reasons.items()]
