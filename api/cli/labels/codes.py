"""`skylt labels replace`, `revoke`, `restore`, `blank` and `claim`: changing what a code leads to."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.labels.mounting import DryRun, headings, tell_dry_run
from api.cli.labels.options import AsWhat, HowTheyLook, OnWhat, TestHost
from api.cli.labels.printing import warn_of_host, warn_of_trial
from api.cli.options.groups import spread
from api.cli.options.saying import By, Why, saying_of
from api.cli.options.shared import (
    AsJson,
    Database,
    MeantBuilding,
    MeantStorey,
    SettingsFile,
    engine_for,
    label_settings_for,
)
from api.cli.terminal.output import print_json, progress_bar, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.labels.mounting.views import ClaimsView, CodeChangeView

Which = Annotated[str, typer.Argument(metavar="CODE", help="The code on the label.")]


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (replace, revoke, restore, blank, claim):
        labels.command()(command)


def replace(
    context: typer.Context,
    which: Which,
    why: Why = "",
    gone: Annotated[bool, typer.Option("--gone", help="The old label is lost: do not list it for removal.")] = False,
    print_: Annotated[
        Path | None, typer.Option("--print", metavar="FILE", help="Print the new label, like the old one.")
    ] = None,
    stock: Annotated[str | None, typer.Option("--stock", metavar="NAME", help="… on this stock instead.")] = None,
    start: Annotated[int, typer.Option("--start", metavar="N", help="… at this label of the sheet.")] = 1,
    by: By = None,
    dry_run: DryRun = False,
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Replace a lost or damaged label with a new code.

    The element and its history stay as they are.

    skylt labels replace 7K3-M9Q-X2R --why "torn off" --gone

    skylt labels replace 7K3-M9Q-X2R --why "torn off" --print new.pdf --start 5
    """
    if print_ is None and (stock is not None or start != 1):
        raise typer.BadParameter("--stock and --start are for the new label: name its file with --print FILE")
    if print_ is not None:
        if dry_run:
            raise typer.BadParameter("--print writes a file: leave it out of a --dry-run")
        from api.operations.labels.mounting.replacing import Replacement, replace_and_print
        from api.operations.labels.printing.batches import Keeping
        from api.settings.installation import Settings

        wanted = Replacement(which, gone, Settings().code_host, stock, start)
        engine, owned = engine_for(context, database), label_settings_for(settings)
        printed = replace_and_print(engine, wanted, print_, Keeping(saying_of(by, why)), owned)
        _show(printed.change, as_json=as_json)
        talk(f"The new label is on {printed.sheet.stock} in {printed.sheet.file}; batch {printed.sheet.batch}.")
        return
    from api.operations.labels.mounting import code_changes
    from registry.database.engine import writing

    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = code_changes.replace(session, which, saying_of(by, why), gone=gone)
    _show(view.model_copy(update={"dry_run": dry_run}), as_json=as_json)


def revoke(
    context: typer.Context,
    which: Which,
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Revoke a code: scans of it no longer lead anywhere.

    `labels replace` gives the element a new code; `labels restore` reverses it.

    skylt labels revoke 7K3-M9Q-X2R --why "photographed and posted"
    """
    from api.operations.labels.mounting import code_changes
    from registry.database.engine import writing

    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = code_changes.revoke(session, which, saying_of(by, why))
    _show(view.model_copy(update={"dry_run": dry_run}), as_json=as_json)


def restore(
    context: typer.Context,
    which: Which,
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Restore a code that was replaced or revoked.

    It replaces the current code of its element.

    skylt labels restore 7K3-M9Q-X2R --why "found behind the radiator"
    """
    from api.operations.labels.mounting import code_changes
    from registry.database.engine import writing

    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = code_changes.restore(session, which, saying_of(by, why))
    _show(view.model_copy(update={"dry_run": dry_run}), as_json=as_json)


@spread
def blank(
    context: typer.Context,
    count: Annotated[int, typer.Argument(metavar="COUNT", help="Number of labels.")],
    paper: OnWhat,
    looking: HowTheyLook,
    written: AsWhat,
    new_host: Annotated[
        bool,
        typer.Option("--new-host", help="Print even though earlier labels point to another host.", hidden=True),
    ] = False,
    test_host: TestHost = False,
    by: By = None,
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Print blank labels, to be claimed on site.

    Mount each one, then assign it to its element with `labels claim`.

    skylt labels blank 63 --stock L7160 -o blank.pdf

    skylt labels blank 500 --stock "Zebra 50.8x25.4" --dpi 203 -o blank.zpl
    """
    from api.operations.labels.order import Choice, LabelOrder
    from api.operations.labels.printing.batches import Keeping
    from api.operations.labels.printing.blanks import print_blanks
    from api.settings.installation import Settings

    output, owned = written.target(), label_settings_for(settings)
    on, look = paper.paper(owned.stocks), looking.look()
    order = LabelOrder(Choice(), on, Settings().code_host, written.as_files(), look)
    keeping = Keeping(saying_of(by, ""), new_host, test_host, workers=written.workers)
    engine = engine_for(context, database)
    if not test_host:
        warn_of_host(engine, order)
    with progress_bar(output.name) as progress:
        sheet = print_blanks(engine, count, order, output, keeping, owned, progress)
    warn_of_trial(order)
    if as_json:
        print_json(sheet)
        return
    say(
        f"{counted(sheet.labels, 'blank label')} on {counted(sheet.pages, 'sheet')} of {sheet.stock} in {sheet.file}, "
        f"leading to {sheet.host}; batch {sheet.batch}"
    )


def claim(
    context: typer.Context,
    which: Annotated[str | None, typer.Argument(metavar="CODE", help="The blank code on the label.")] = None,
    element: Annotated[
        str | None,
        typer.Argument(metavar="ELEMENT", help="Its element: current code, GlobalId, room number, tag or key."),
    ] = None,
    room: Annotated[
        str | None, typer.Option("--room", metavar="NUMBER", help="The label is on the room with this number.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="… on the element with this name.")] = None,
    tag: Annotated[str | None, typer.Option("--tag", metavar="TAG", help="… on the element with this tag.")] = None,
    serial_number: Annotated[
        str | None, typer.Option("--serial-number", metavar="NUMBER", help="… on the element with this serial number.")
    ] = None,
    building: MeantBuilding = None,
    storey: MeantStorey = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="Claim all labels in a table: code, element or room."),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="ROLE=HEADING",
            help="Which column holds code, element, room, name, tag, serial-number, building or storey; repeatable.",
            hidden=True,
        ),
    ] = None,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="Undo a mistaken claim: make the label blank again.")
    ] = False,
    by: By = None,
    why: Why = "",
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Assign a blank label to an element or room.

    Its code replaces the previous code of the element.

    skylt labels claim 7K3-M9Q-X2R 2W8-HB5-0C9

    skylt labels claim 7K3-M9Q-X2R --room 1.04 --building Station

    skylt labels claim --file claims.csv
    """
    from api.operations.labels.mounting import code_changes
    from api.operations.labels.mounting.code_changes import Claim
    from registry.database.engine import writing

    named = {"number": room, "name": name, "tag": tag, "serial_number": serial_number}
    ways: list[tuple[str | None, str]] = [(way, text) for way, text in named.items() if text]
    ways += [(None, element)] if element else []
    saying = saying_of(by, why)
    if file is not None:
        from api.operations.labels.mounting.tables import read_claims

        claims = read_claims(file, headings(columns))
        with writing(engine_for(context, database), keep=not dry_run) as session:
            table = code_changes.claim_all(session, file.name, claims, saying).model_copy(update={"dry_run": dry_run})
        _show_claims(table, as_json=as_json)
        return
    if which is None or (len(ways) != 1 and not take_back):
        raise typer.BadParameter("give a code and one way to find its element, or a table with --file")
    with writing(engine_for(context, database), keep=not dry_run) as session:
        if take_back:
            view = code_changes.unclaim(session, which, saying)
        else:
            [(way, text)] = ways
            view = code_changes.claim(session, Claim(which, text, way, building, storey=storey), saying)
    _show(view.model_copy(update={"dry_run": dry_run}), as_json=as_json)


def _show(view: "CodeChangeView", *, as_json: bool) -> None:
    from registry.codes.text import grouped

    if as_json:
        print_json(view)
        return
    what = "" if view.element is None else f"  {view.element.kind} {view.element.number or ''} {view.element.name}"
    say(f"{grouped(view.code)}  {view.event}, now {view.status}{what}")
    say(f"  {view.message}")
    if view.event == "replaced":
        say("  to print it: skylt labels print --not-printed, or with the code")
    if view.event == "revoked" and view.element is not None:
        say(f"  to give it another code: skylt labels replace {view.code}")
    tell_dry_run(view.dry_run)


def _show_claims(view: "ClaimsView", *, as_json: bool) -> None:
    print_json(view) if as_json else _print_claims(view)
    if not view.applied:
        from api.cli.terminal.exits import REFUSED

        raise typer.Exit(REFUSED)


def _print_claims(view: "ClaimsView") -> None:
    for problem in view.problems:
        talk(problem.message)
    if not view.applied:
        talk(f"skylt: {view.file}: nothing was claimed; {counted(len(view.problems), 'row')} can't be")
        return
    replaced = sum(claim.other is not None for claim in view.claimed)
    say(f"{view.file}: {counted(len(view.claimed), 'code')} claimed, replacing {counted(replaced, 'earlier code')}")
    tell_dry_run(view.dry_run)
