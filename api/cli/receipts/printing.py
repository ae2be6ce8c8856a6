"""`skylt receipt`: what an import did and found, in the terminal, as JSON, or as a page for the designer."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import Database, InBuilding, engine_for
from api.cli.terminal.lists import print_list, write_list
from api.cli.terminal.output import Column, print_json, say
from registry.wording import LARGEST_ID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.operations.receipts.views import Receipt, RevisionView
FINDINGS: "list[Column]" = [
    ("Rule", lambda row: row.rule),
    ("Severity", lambda row: row.severity),
    ("What", lambda row: row.message),
    ("What to do", lambda row: row.remedy),
    ("GlobalId", lambda row: row.global_id),
]
"""A finding, as a list has it."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(receipt)


@spread
def receipt(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="RECEIPT", min=1, max=LARGEST_ID, help="Its number, from --list; by default the newest."
        ),
    ] = None,
    building: InBuilding = None,
    source_model: Annotated[
        str | None, typer.Option("--source-model", metavar="NAME", help="Only this source model, such as architecture.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List all receipts.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page to send to the designer.")
    ] = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """Show what an import read and found, and what to fix.

    skylt receipt

    skylt receipt 1 --html receipt.html
    """
    from api.operations.receipts.kept import find_receipt, list_revisions, receipt_for_page
    from registry.database.engine import reading

    if listing.file is not None and html is not None:
        raise typer.BadParameter("--html writes the whole receipt, and a list its findings: give only one of them")
    if listed and (html is not None or number is not None):
        raise typer.BadParameter("--list shows all receipts: leave out RECEIPT and --html")
    with reading(engine_for(context, database)) as session:
        if listed:
            _print_list(list_revisions(session, building, source_model), listing)
            return
        found = find_receipt(session, number, building, source_model)
        page = None if html is None else receipt_for_page(session, found)
    if page is not None and html is not None:
        told = _write_page(page, html)
        say(told, err=listing.as_json)
    if listing.as_json:
        print_json(found)
    elif listing.file is not None:
        write_list(found.findings, FINDINGS, listing)
    elif html is None:
        print_receipts([found], whole=True)


def print_receipts(receipts: "Sequence[Receipt]", *, whole: bool = False) -> None:
    """Print receipts, and the plans of dry runs; in short, or `whole`."""
    from api.cli.import_plans import print_plan, print_plan_summary
    from api.cli.receipts.lines import receipt_lines, short_lines

    for index, receipt in enumerate(receipts):
        if index:
            say()
        for line in receipt_lines(receipt) if whole else short_lines(receipt):
            say(line)
        if receipt.plan is not None and whole:
            say()
            print_plan(receipt.plan)
        elif receipt.plan is not None:
            print_plan_summary(receipt.plan)
    if not whole and any(receipt.plan is not None for receipt in receipts):
        say("Every finding and every row: --all; as a spreadsheet: --xlsx FILE")


def print_changes(receipt: "Receipt") -> None:
    """Print what a past import changed: floor areas, then every row of its plan."""
    from api.cli.import_plans import print_plan
    from api.cli.receipts.area_lines import area_lines
    from api.cli.receipts.lines import title

    say(title(receipt))
    for line in area_lines(receipt.areas, most_rooms=None):
        say(line)
    if receipt.plan is not None:
        print_plan(receipt.plan)


def _write_page(receipt: "Receipt", target: Path) -> str:
    from api.operations.receipts.page import write_page

    size = write_page(receipt, target)
    return f"receipt {receipt.id} in {target}, {size / 1000:,.0f} kB, ready to send"


def _print_list(rows: "Sequence[RevisionView]", listing: AsList) -> None:
    print_list(
        rows,
        [
            ("Receipt", lambda row: row.id),
            ("Read on", lambda row: f"{row.imported_at:%Y-%m-%d %H:%M}"),
            ("Building", lambda row: row.building),
            ("Source model", lambda row: row.source_model),
            ("Revision", lambda row: row.revision),
            ("File", lambda row: row.file),
            ("Errors", lambda row: row.severities["error"]),
            ("Warnings", lambda row: row.severities["warning"]),
            ("Notes", lambda row: row.severities["info"]),
        ],
        listing,
        least=("Notes", "Revision", "Read on", "Source model"),
    )
