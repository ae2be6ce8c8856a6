"""`skylt labels verify`: the proof that each symbol leads to its element."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.shared import AsJson, Database, engine_for
from api.cli.terminal.output import print_json, print_table, progress_bar, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED = 3
"""The number of missing codes that are named."""


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command("verify")(verify)


def verify(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="A file of labels: .pdf, .png, .svg, .zpl, or a .zip of these.", metavar="FILE")
    ],
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Number of processes; by default one per core.", hidden=True)
    ] = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Decode every symbol in a file and check where it leads.

    Each is compared with the code, name and host printed beside it and with the registry.

    skylt labels verify labels.pdf

    skylt labels verify labels.zip

    skylt labels verify labels.pdf --json --workers 1
    """
    from api.operations.errors import NotVerified
    from api.operations.labels.printing.verifying import reading_pool, verify_sheet
    from api.settings.installation import Settings
    from registry.database.engine import reading_connection

    with (
        reading_connection(engine_for(context, database)) as connection,
        reading_pool(file, workers) as executor,
        progress_bar(file.name) as progress,
    ):
        proof = verify_sheet(connection, file, Settings().code_host, progress, executor)
    if as_json:
        print_json(proof)
    elif proof.problems:
        print_table(
            proof.problems,
            [
                ("Page", lambda row: row.page),
                ("x mm", lambda row: row.x_mm),
                ("y mm", lambda row: row.y_mm),
                ("Code", lambda row: row.code),
                ("Wrong", lambda row: row.message),
            ],
        )
    if proof.missing:
        talk(f"Batch {proof.batch} was written to {file.name}, but {_missing(proof.missing)} missing from it.")
    if proof.problems:
        bad = len(proof.problems)
        raise NotVerified(
            f"{bad} of {counted(proof.labels, 'label')} in {file.name} {'is' if bad == 1 else 'are'} wrong; "
            "mount none of them, and print them again"
        )
    if proof.missing:
        raise NotVerified(f"{file.name} is incomplete; reprint it: skylt labels reprint {proof.batch}")
    if proof.unread:
        labels = counted(proof.unread, "label")
        talk(f"Note: the words of {labels} in pictures were not compared, since no batch of {file.name} is kept.")
    if not as_json:
        blank = f"; {proof.blank} not claimed yet" if proof.blank else ""
        say(
            f"{proof.symbols} of {counted(proof.symbols, 'symbol')} on {counted(proof.pages, 'page')} "
            f"{'leads' if proof.symbols == 1 else 'lead'} to {'its' if proof.symbols == 1 else 'their'} element{blank}"
        )


def _missing(codes: "Sequence[str]") -> str:
    from registry.codes.text import grouped

    named = ", ".join(map(grouped, codes[:NAMED])) + (" …" if len(codes) > NAMED else "")
    return f"{counted(len(codes), 'label')} ({named}) {'is' if len(codes) == 1 else 'are'}"
