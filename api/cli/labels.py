"""`skylt labels`: all that is done with labels, from the stock to the sign on the wall."""

import typer

from api.cli import label_batches, label_printing, label_proof, label_stocks

labels = typer.Typer(help="Labels: choose a stock, print them, prove them.", no_args_is_help=True)

for module in (label_stocks, label_printing, label_batches, label_proof):
    module.register(labels)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(labels, name="labels")
