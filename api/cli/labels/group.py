"""`skylt labels`: all that is done with labels, from the stock to the sign on the wall."""

import typer

from api.cli.labels import batches as label_batches
from api.cli.labels import codes as label_codes
from api.cli.labels import looks as label_looks
from api.cli.labels import mounting as label_mounting
from api.cli.labels import old_signs as label_signs
from api.cli.labels import printers as label_calibration
from api.cli.labels import printing as label_printing
from api.cli.labels import proof as label_proof
from api.cli.labels import status as label_overview
from api.cli.labels import stock as label_stocks

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
