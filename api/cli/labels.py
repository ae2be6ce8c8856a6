"""`skylt labels`."""

import typer

labels = typer.Typer(help="Label sheets.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(labels, name="labels")


@labels.command("stocks")
def stocks() -> None:
    """TODO."""
