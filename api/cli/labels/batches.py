"""`skylt labels batches`, `reprint` and `hosts`: what was printed, and reprints of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.saying import By, saying_of
from api.cli.options.shared import AsJson, Database, engine_for
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, progress_bar, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.labels.printing.views import BatchDetail, SinceView

Which = Annotated[int, typer.Argument(metavar="N", help="The batch number, from skylt labels batches.")]


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (batches, reprint, hosts):
        labels.command()(command)


@spread
def batches(
    context: typer.Context,
    which: Annotated[
        int | None, typer.Argument(metavar="N", help="Show the labels of this batch, and what changed since.")
    ] = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """List print batches, newest first, or the labels of one.

    skylt labels batches

    skylt labels batches 12
    """
    from api.operations.labels.printing.batches import list_batches, one_batch
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        view = list_batches(session) if which is None else one_batch(session, which)
    if isinstance(view, list):
        print_list(
            view,
            [
                ("Batch", lambda row: row.id),
                ("on", lambda row: f"{row.at:%Y-%m-%d %H:%M}"),
                ("by", lambda row: row.who),
                ("labels", lambda row: row.labels),
                ("copies", lambda row: row.copies),
                ("stock", lambda row: row.stock),
                ("file", lambda row: row.file),
                ("leading to", lambda row: f"{row.host} (trial)" if row.is_trial else row.host),
                ("again", lambda row: row.again_of and f"of {row.again_of}"),
            ],
            listing,
            least=("by", "copies", "again"),
        )
    elif listing.as_json:
        print_json(view)
    else:
        _print_batch(view, listing)


def reprint(
    context: typer.Context,
    which: Which,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; by default the same name.")
    ] = None,
    start: Annotated[
        list[int] | None,
        typer.Option(
            "--start",
            metavar="N",
            help="First unused label; repeat it per used sheet.",
        ),
    ] = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="CODE,…", help="Only the labels with these codes.")
    ] = None,
    page: Annotated[list[int] | None, typer.Option("--page", metavar="N", help="Only this sheet; repeatable.")] = None,
    from_code: Annotated[
        str | None, typer.Option("--from", metavar="CODE", help="Only this label and all after it.")
    ] = None,
    new_host: Annotated[
        bool,
        typer.Option("--new-host", help="Print even though labels now point to another host.", hidden=True),
    ] = False,
    by: By = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Print a batch again with the same text on the same stock.

    What was renamed since is reported; the labels stay as they were.

    skylt labels reprint 12 -o again.pdf

    skylt labels reprint 12 --page 3 -o sheet-3.pdf

    skylt labels reprint 12 --from 7K3-M9Q-X2R -o rest.pdf

    skylt labels reprint 12 --only 7K3-M9Q-X2R,2W8-HB5-0C9 --start 5 -o two.pdf
    """
    from api.operations.labels.printing.batches import Again, Keeping
    from api.operations.labels.printing.batches import reprint as print_again
    from registry.database.engine import reading
    from registry.labels.batches import find_batch

    engine, keeping = engine_for(context, database), Keeping(saying_of(by, ""), new_host)
    if output is None:
        with reading(engine) as session:
            output = Path(find_batch(session, which).file)
    codes = [code for code in (only or "").split(",") if code.strip()]
    with progress_bar(output.name) as progress:
        starts = start or []
        first = starts[0] if starts else None
        again = Again(which, first, codes, page or (), from_code, tuple(starts[1:]))
        view = print_again(engine, again, output, keeping, progress)
    _tell_since(view.since)
    if as_json:
        print_json(view)
        return
    sheet = view.sheet
    say(
        f"{counted(sheet.labels, 'label')} of batch {which} reprinted on {counted(sheet.pages, 'sheet')} of "
        f"{sheet.stock} in {sheet.file}, leading to {sheet.host}; batch {sheet.batch}"
    )


@spread
def hosts(context: typer.Context, database: Database = None, listing: AsList = AsList()) -> None:
    """List the hosts that printed labels point to.

    skylt labels hosts
    """
    from api.operations.labels.printing.hosts import list_hosts
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        views = list_hosts(session)
    print_list(
        views,
        [
            ("Host", lambda row: row.host),
            ("now", lambda row: "yes" if row.is_present else ""),
            ("printed", lambda row: row.printed),
            ("mounted", lambda row: row.mounted),
            ("batches", lambda row: row.batches),
            ("first", lambda row: f"{row.first_at:%Y-%m-%d}"),
            ("last", lambda row: f"{row.last_at:%Y-%m-%d}"),
        ],
        listing,
    )


def _print_batch(view: "BatchDetail", listing: AsList) -> None:
    from registry.codes.text import grouped

    trial = ", a trial: do not mount these" if view.is_trial else ""
    again = f", a reprint of batch {view.again_of}" if view.again_of else ""
    if listing.file is None:
        say(
            f"Batch {view.id} of {view.at:%Y-%m-%d %H:%M} by {view.who}: {counted(view.labels, 'label')} × "
            f"{view.copies} on {view.stock} in {view.file}, leading to {view.host}{trial}{again}"
        )
    changed = {label.code: label.now for label in view.since.changed}
    statuses = {label.code: label.status for label in view.since.not_live}
    print_list(
        view.contents,
        [
            ("Code", lambda row: grouped(row.code)),
            ("Sheet", lambda row: row.page),
            ("place", lambda row: row.place),
            ("Number", lambda row: row.words.get("number")),
            ("Name", lambda row: row.words.get("name")),
            ("Place", lambda row: row.words.get("place")),
            ("Building", lambda row: row.words.get("building")),
            ("now", lambda row: statuses.get(row.code) or _words(changed.get(row.code, {}))),
        ],
        listing,
        least=("Building",),
    )


def _tell_since(since: "SinceView") -> None:
    """Warn about labels that are out of date but are printed as they were."""
    from registry.codes.text import grouped

    for label in since.not_live:
        talk(f"Warning: {grouped(label.code)} is {label.status}: do not mount its label.")
    for change in since.changed:
        was, now = _words(change.printed), _words(change.now)
        talk(f"Note: {grouped(change.code)} says {was!r}, as it was printed; now it would say {now!r}.")


def _words(fields: dict[str, object]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in fields.items())
