"""`skylt labels`: everything done with labels, from the stock to the sign on the wall."""

import typer

from api.cli.labels import (
    batches,
    codes,
    looks,
    mounting,
    old_signs,
    printers,
    printing,
    proof,
    renewal,
    status,
    stock,
)
from api.cli.terminal.help import in_panels

PANELS = {
    "Prepare": ("stocks", "layouts", "calibrate", "eligible", "preflight"),
    "Print": ("print", "verify", "blank", "batches", "reprint", "hosts"),
    "Mount": ("mount", "claim", "status", "check", "adopt", "adopted"),
    "Repair": ("updates", "replace", "swap", "take-down", "revoke", "restore"),
}
"""The commands by phase."""

labels = typer.Typer(
    cls=in_panels(PANELS),
    help="Prepare, print, mount and repair labels.\n\nskylt labels print --stock L7160 -o labels.pdf",
    no_args_is_help=True,
)

for module in (stock, looks, printers, printing, proof, batches, status, mounting, codes, old_signs, renewal):
    module.register(labels)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(labels, name="labels")
