"""The command `skylt`: its commands, and the one place where an error becomes a line and an exit code."""

import gc
import os
import sys
from typing import Annotated

import typer

from api.cli import (
    aligning,
    areas,
    codes,
    corrections,
    labels,
    listing,
    locations,
    matches,
    models,
    receipts,
    registry_commands,
    serving,
)
from api.cli.exits import exit_code_of, known_errors
from api.cli.options import version_option

MANY_OBJECTS = 100_000
"""New objects between two looks for cycles: all libraries together make some 300,000."""

app = typer.Typer(
    name="skylt",
    help="A facility asset registry tied to building models: IFC in, labels out, and an answer for whoever scans one.",
    epilog="First steps: skylt import model.ifc, then skylt labels print --all --stock L7160 -o labels.pdf",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def main(
    context: typer.Context,
    database: Annotated[
        str | None, typer.Option(help="The registry, if not SKYLT_DATABASE_URL.", metavar="URL")
    ] = None,
    version: Annotated[bool, version_option()] = False,  # noqa: ARG001  (handled by its callback)
) -> None:
    """Keep the options that stand before the command for the command."""
    context.obj = {"database": database}


for module in (
    registry_commands, models, matches, receipts, aligning, areas, listing, corrections, locations, codes, labels,
    serving,
):  # fmt: skip
    module.register(app)


def run() -> None:
    """Run the command line; every known error is one line on standard error and its exit code."""
    _look_for_cycles_less_often()
    try:
        app()
    except BrokenPipeError:
        # Somebody closed the pipe, as `| head` does: that is no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except known_errors() as error:
        sys.stderr.write(f"skylt: {error}\n")
        sys.exit(exit_code_of(error))


def _look_for_cycles_less_often() -> None:
    """Python's collector goes through all that is alive, time and again while libraries load.

    When all ends it goes through it once more: native libraries tell of leaks where it does not.
    """
    gc.set_threshold(MANY_OBJECTS, 50, 100)
