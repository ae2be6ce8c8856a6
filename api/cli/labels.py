"""`skylt labels`: all that is done with labels, from the stock to the sign on the wall."""

import typer

from api.cli import (
    label_batches,
    label_calibration,
    label_codes,
    label_looks,
    label_mounting,
    label_overview,
    label_printing,
    label_proof,
    label_signs,
    label_stocks,
)

labels = typer.Typer(
    help="Labels: choose a stock, print them, prove them, put them up, replace them.", no_args_is_help=True
)

for module in (
    label_stocks, label_looks, label_calibration, label_printing, label_proof, label_batches, label_overview,
    label_mounting, label_codes, label_signs,
):  # fmt: skip
    module.register(labels)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(labels, name="labels")
