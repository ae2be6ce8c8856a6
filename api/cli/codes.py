"""`skylt codes`: what was given out."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options.shared import Database, engine_for
from api.cli.terminal.output import talk

codes = typer.Typer(help="The codes that were given out.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(codes, name="codes")


@codes.command("export")
def export(
    context: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output without it.")
    ] = None,
    database: Database = None,
) -> None:
    """Write every code, its element and GlobalId to a CSV file: signs outlive a lost database.

    skylt codes export -o codes.csv
    """
    from api.operations.exports.codes import export_codes, save_codes
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        if output is None:
            for line in export_codes(session):
                typer.echo(line, nl=False)
        else:
            talk(f"{save_codes(session, output)} codes in {output}")
