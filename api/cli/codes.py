"""`skylt codes`: all codes ever issued."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options.shared import Database, engine_for
from api.cli.terminal.output import pass_on, talk
from registry.wording import counted

codes = typer.Typer(help="Export all codes ever issued.\n\nskylt codes export -o codes.csv", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(codes, name="codes")


@codes.command("export")
def export(
    context: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; by default standard output.")
    ] = None,
    database: Database = None,
) -> None:
    """Write all codes with element and GlobalId to CSV.

    With this file, signs on the wall stay usable even if the database is lost.

    skylt codes export -o codes.csv
    """
    from api.operations.exports.codes import export_codes, save_codes
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        if output is None:
            for line in export_codes(session):
                pass_on(line)
        else:
            talk(f"{counted(save_codes(session, output), 'code')} in {output}")
