"""`skylt codes`: what was given out."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Database, engine_for
from api.cli.output import talk

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
    from api.operations.exporting_codes import export_codes  # noqa: PLC0415  (a command imports only what it needs)
    from api.operations.files import write_whole  # noqa: PLC0415
    from registry.database import reading  # noqa: PLC0415

    with reading(engine_for(context, database)) as session:
        lines = list(export_codes(session))
    if output is None:
        typer.echo("".join(lines), nl=False)
        return
    write_whole(output, "".join(lines).encode())
    talk(f"{len(lines) - 1} codes in {output}")
