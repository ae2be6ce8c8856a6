"""`skylt labels mount`, `take-down`, `check` and `swap`: where labels are mounted."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.saying import By, Why, saying_of
from api.cli.options.shared import (
    AsJson,
    Database,
    InBuilding,
    MeantStorey,
    SettingsFile,
    engine_for,
    label_settings_for,
)
from api.cli.terminal.lists import write_list
from api.cli.terminal.output import Column, print_json, print_table, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.operations.labels.mounting.views import (
        LabelCheck,
        MisplacedLabel,
        MountingView,
        RoomRound,
        ScansView,
    )

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]
Codes = Annotated[list[str] | None, typer.Argument(metavar="CODE…", help="The codes on the labels.")]


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command()(mount)
    labels.command("take-down")(take_down)
    labels.command()(check)
    labels.command()(swap)


def mount(
    context: typer.Context,
    codes: Codes = None,
    room: Annotated[
        str | None, typer.Option("--room", metavar="ROOM", help="The room: number, code or GlobalId.")
    ] = None,
    building: Annotated[
        str | None, typer.Option("--building", metavar="NAME", help="The building of the room, if ambiguous.")
    ] = None,
    storey: MeantStorey = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="A table of scans: code; optionally room, building, storey, time."),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="ROLE=HEADING",
            help="Which column holds code, room, building, storey, time or date; repeatable.",
            hidden=True,
        ),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Record it even if the registry has the element in another room.")
    ] = False,
    by: By = None,
    why: Why = "",
    dry_run: DryRun = False,
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Record that labels are mounted in a room.

    If the registry has an element in another room, that is reported and not recorded.

    Without --room, scan the label of the room first, then its assets; labels missing in the room are listed.

    skylt labels mount 7K3-M9Q-X2R 2W8-HB5-0C9 --room 1.04

    skylt labels mount --file scans.csv
    """
    from api.cli.terminal.exits import REFUSED
    from api.operations.labels.mounting.mounting import mount as mount_one
    from api.operations.labels.mounting.mounting import mount_all
    from api.operations.labels.mounting.sightings import Scan
    from api.operations.labels.mounting.tables import read_scans
    from registry.database.engine import writing

    if (file is None) == (not codes):
        raise typer.BadParameter("give codes and --room, or a table with --file")
    saying = saying_of(by, why)
    scans = (
        read_scans(file, headings(columns))
        if file
        else [Scan(code, room, building, storey=storey) for code in codes or ()]
    )
    with writing(engine_for(context, database), keep=not dry_run) as session:
        if file is None and len(scans) == 1:
            view = mount_one(session, scans[0], saying, accept=accept).model_copy(update={"dry_run": dry_run})
            print_json(view) if as_json else _print_mounting(view)
            refused = view.outcome == "elsewhere"
        else:
            name = file.name if file else "labels"
            owned = label_settings_for(settings)
            many = mount_all(session, name, scans, saying, accept=accept, settings=owned)
            many = many.model_copy(update={"dry_run": dry_run})
            print_json(many) if as_json else _print_scans(many)
            refused = bool(many.elsewhere or many.problems)
    if refused:
        raise typer.Exit(REFUSED)


def take_down(
    context: typer.Context,
    codes: Annotated[list[str], typer.Argument(metavar="CODE…", help="The codes on the labels.")],
    by: By = None,
    why: Why = "",
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Record that labels have been taken down.

    skylt labels take-down 7K3-M9Q-X2R
    """
    from api.operations.labels.mounting.code_changes import take_down as take_one_down
    from registry.codes.text import grouped
    from registry.database.engine import writing

    with writing(engine_for(context, database), keep=not dry_run) as session:
        saying = saying_of(by, why)
        views = [take_one_down(session, code, saying).model_copy(update={"dry_run": dry_run}) for code in codes]
    if as_json:
        print_json(views)
        return
    for view in views:
        say(f"{grouped(view.code)}: taken down")
    tell_dry_run(dry_run)


@spread
def check(
    context: typer.Context, building: InBuilding = None, database: Database = None, listing: AsList = AsList()
) -> None:
    """List labels mounted in the wrong room, swapped pairs first.

    skylt labels check --building Station
    """
    from api.operations.labels.mounting.swapping import check_labels
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        found = check_labels(session, building)
    if listing.as_json:
        print_json(found)
    elif listing.file is not None:
        swapped = [side for pair in found.swapped for side in (pair.one, pair.other)]
        write_list([*swapped, *found.elsewhere], MISPLACED, listing)
    else:
        _print_check(found)


def swap(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="CODE", help="The code on one label.")],
    other: Annotated[str, typer.Argument(metavar="CODE", help="The code on the other label.")],
    by: By = None,
    why: Why = "",
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Swap the codes of two labels mounted the wrong way round.

    Swap them again to undo it.

    skylt labels swap 7K3-M9Q-X2R 2W8-HB5-0C9 --why "mounted the wrong way round"
    """
    from api.operations.labels.mounting.swapping import swap as swap_two
    from registry.database.engine import writing

    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = swap_two(session, one, other, saying_of(by, why)).model_copy(update={"dry_run": dry_run})
    if as_json:
        print_json(view)
        return
    for line in (*(two.message for two in view.codes), view.message):
        say(line)
    tell_dry_run(dry_run)


def headings(columns: list[str] | None) -> dict[str, str]:
    """Role → heading, from options of the form ROLE=HEADING."""
    named = {}
    for column in columns or ():
        role, separator, heading = column.partition("=")
        if not separator or not role.strip():
            raise typer.BadParameter(f"{column!r} is not of the form ROLE=HEADING, such as code=Etikett")
        named[role.strip()] = heading
    return named


def tell_dry_run(dry_run: bool) -> None:
    """Print that nothing was written, in a dry run."""
    if dry_run:
        say("dry run: nothing was written")


def _print_mounting(view: "MountingView") -> None:
    say(_with_commands(view), err=view.outcome == "elsewhere")
    tell_dry_run(view.dry_run)


def _with_commands(view: "MountingView") -> str:
    """Return what became of a scan, and the commands that may follow."""
    return "; ".join((view.message, *_commands(view)))


def _commands(view: "MountingView") -> "Iterator[str]":
    if view.outcome == "mounted" and view.seen_in and not view.belongs_in and view.element.kind == "asset":
        yield f"confirm its room: skylt locate --confirm {view.code} {view.seen_in.number or 'ROOM'}"
    if view.outcome != "elsewhere":
        return
    if view.swapped_with:
        yield f"to swap the codes: skylt labels swap {view.code} {view.swapped_with[0]}"
        return
    if view.seen_in and view.element.kind == "asset":
        yield f"to confirm the room: skylt locate --confirm {view.code} {view.seen_in.number or 'ROOM'}"
    yield "--accept records it as it is"


def _print_scans(view: "ScansView") -> None:
    for scan in view.elsewhere:
        talk(_with_commands(scan))
    for problem in view.problems:
        talk(problem.message)
    for room in view.rooms:
        _print_round(room)
    say(
        f"{view.file}: {counted(view.rows, 'scan')}, {counted(view.mounted, 'label')} mounted, {view.known} already "
        f"mounted, {len(view.elsewhere)} seen elsewhere, {len(view.problems)} not accepted"
    )
    tell_dry_run(view.dry_run)


def _print_round(found: "RoomRound") -> None:
    named = " ".join(filter(None, (found.room.number, found.room.name)))
    say(f"{named}: {counted(found.found, 'asset')} found, {len(found.missing)} missing")
    for label in found.missing:
        seen = f", seen in {label.seen_in.number or label.seen_in.name}" if label.seen_in else ""
        say(f"  missing: {_grouped(label.code)} {' '.join(filter(None, (label.designation, label.name)))}{seen}")


def _grouped(code: str) -> str:
    from registry.codes.text import grouped

    return grouped(code)


MISPLACED: "list[Column]" = [
    ("Code", lambda row: _grouped(row.code)),
    ("Name", lambda row: " ".join(filter(None, (row.number, row.name)))),
    ("Class", lambda row: row.ifc_class),
    ("seen in", lambda row: row.hangs_in.number or row.hangs_in.name),
    ("belongs in", lambda row: " or ".join(room.number or room.name for room in row.belongs_in)),
    ("seen", lambda row: f"{row.at:%Y-%m-%d %H:%M}"),
    ("by", lambda row: row.who),
]
"""A label that is mounted in the wrong room."""


def _print_check(found: "LabelCheck") -> None:
    from registry.codes.text import grouped

    for pair in found.swapped:
        say(f"swapped: {_side(pair.one)}  ↔  {_side(pair.other)}")
        say(f"  skylt labels swap {grouped(pair.one.code)} {grouped(pair.other.code)}")
    if found.elsewhere:
        print_table(found.elsewhere, MISPLACED)
    say(
        f"{counted(len(found.swapped), 'swapped pair')}, "
        f"{counted(len(found.elsewhere), 'other label')} in the wrong room"
    )


def _side(side: "MisplacedLabel") -> str:
    from registry.codes.text import grouped

    what = " ".join(filter(None, (side.number, side.name)))
    return f"{grouped(side.code)} {what} hangs in {side.hangs_in.number or side.hangs_in.name}"
