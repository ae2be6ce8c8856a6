"""`skylt labels status`: how many labels are printed and mounted."""

from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import Database, InBuilding, engine_for
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, print_table, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.labels.mounting.status import Which
    from api.operations.labels.mounting.views import LabelStatus


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command()(status)


@spread
def status(
    context: typer.Context,
    building: InBuilding = None,
    which: Annotated[
        str | None,
        typer.Option(
            "--list",
            metavar="WHICH",
            help="List these labels: not-printed, not-mounted, mounted, take-down, blank or all.",
        ),
    ] = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """Count labels printed, mounted, to do and to take down.

    skylt labels status

    skylt labels status --building Station --list take-down
    """
    from api.operations.labels.mounting.status import Which, label_status
    from registry.database.engine import reading

    if which is not None and which not in get_args(Which):
        raise typer.BadParameter(f"--list takes {', '.join(get_args(Which))}, not {which!r}")
    wanted = cast("Which | None", which or ("all" if listing.file else None))
    with reading(engine_for(context, database)) as session:
        found = label_status(session, building, wanted)
    if listing.xlsx is not None:
        from api.operations.labels.mounting.status_sheets import write_label_status

        write_label_status(found, listing.xlsx)
        talk(f"{counted(len(found.entries), 'label')} in {listing.xlsx}")
    if listing.as_json:
        print_json(found)
    elif listing.csv is not None or which is not None:
        _print_entries(found, AsList(csv=listing.csv))
    else:
        _print_overview(found)


def _print_overview(found: "LabelStatus") -> None:
    print_table(
        found.buildings,
        [
            ("Building", lambda row: row.building or "(no building)"),
            ("live codes", lambda row: row.live),
            ("printed", lambda row: row.printed),
            ("mounted", lambda row: row.mounted),
            ("not printed", lambda row: row.not_printed),
            ("printed, not mounted", lambda row: row.printed_not_mounted),
            ("to take down", lambda row: row.to_take_down),
        ],
    )
    if found.blank:
        say(f"{counted(found.blank, 'blank code')} not claimed yet")
    for host in found.hosts:
        since = "now" if host.is_present else f"until {host.last_at:%Y-%m-%d}"
        say(f"{host.host}, {since}: {counted(host.printed, 'label')}, {host.mounted} mounted")


def _print_entries(found: "LabelStatus", listing: AsList) -> None:
    from registry.codes.text import grouped

    print_list(
        found.entries,
        [
            ("Do", lambda row: row.do),
            ("Code", lambda row: grouped(row.code)),
            ("State", lambda row: row.status),
            ("Building", lambda row: row.building),
            ("Storey", lambda row: row.storey),
            ("Room", lambda row: row.room or row.number),
            ("Name", lambda row: row.name),
            ("Class", lambda row: row.ifc_class),
            ("Mounted", lambda row: row.mounted_at and f"{row.mounted_at:%Y-%m-%d}"),
            ("by", lambda row: row.mounted_by),
        ],
        listing,
        least=("Class", "by", "State", "Building"),
    )
