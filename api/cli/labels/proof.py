"""`skylt labels verify`: the proof that each symbol leads back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.shared import AsJson, Database, engine_for
from api.cli.terminal.output import counted, print_json, print_table, progress_bar, talk

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED = 3
"""So many codes that are missing are named."""


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command("verify")(verify)


def verify(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A PDF of labels.", metavar="FILE")],
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes that read; as many as cores unless told.")
    ] = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Decode each symbol of a finished sheet, and compare it with the code in letters beside it and with the registry.

    skylt labels verify labels.pdf

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
                ("Page", lambda one: one.page),
                ("x mm", lambda one: one.x_mm),
                ("y mm", lambda one: one.y_mm),
                ("Code", lambda one: one.code),
                ("Wrong", lambda one: one.message),
            ],
        )
    if proof.missing:
        talk(f"Batch {proof.batch} was written as {file.name}, and has {_counted(proof.missing)} that are not in it.")
    if proof.problems:
        bad = len(proof.problems)
        raise NotVerified(f"{bad} of {proof.labels} labels in {file.name} are not right; print them again, mount none")
    if proof.missing:
        raise NotVerified(f"{file.name} is not whole; print batch {proof.batch} again: `skylt labels reprint`")
    if not as_json:
        blank = f"; {proof.blank} are still to be claimed" if proof.blank else ""
        typer.echo(
            f"{proof.symbols} of {proof.symbols} symbols on {counted(proof.pages, 'page')} lead to their element{blank}"
        )


def _counted(codes: "Sequence[str]") -> str:
    from registry.codes.text import grouped

    named = ", ".join(map(grouped, codes[:NAMED])) + (" …" if len(codes) > NAMED else "")
    return f"{len(codes)} labels ({named})"
