"""The command `skylt`: its commands, and the one place where an error becomes a line and an exit code."""

import gc
import sys
from typing import Annotated

import typer

from api.cli import alignment as aligning
from api.cli import areas, codes, corrections, history, locations, matches, serving
from api.cli import elements as listing
from api.cli import installation as registry_commands
from api.cli.imports import importing as models
from api.cli.imports import kept as imports
from api.cli.labels import group as labels
from api.cli.options.shared import version_option
from api.cli.receipts import printing as receipts
from api.cli.terminal import streams
from api.cli.terminal.exits import FAILED, exit_code_of, known_errors

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
    registry_commands, models, imports, matches, receipts, aligning, areas, listing, history, corrections, locations,
    codes, labels, serving,
):  # fmt: skip
    module.register(app)


def run() -> None:
    """Run the command line; every known error is one line on standard error and its exit code."""
    _look_for_cycles_less_often()
    streams.prepare()
    try:
        _run_and_flush()
    except BrokenPipeError:
        # Somebody closed the pipe, as `| head` does: that is no error.
        streams.abandon_output()
        sys.exit(0)
    except OSError as error:
        streams.abandon_output()
        sys.stderr.write(f"skylt: {streams.told(error)}\n")
        sys.exit(FAILED)
    except known_errors() as error:
        sys.stderr.write(f"skylt: {error}\n")
        sys.exit(exit_code_of(error))


def _run_and_flush() -> None:
    """Run it, and meet here what happens when the last of its output is written."""
    try:
        app()
    finally:
        sys.stdout.flush()


def _look_for_cycles_less_often() -> None:
    """Python's collector goes through all that is alive, time and again while libraries load.

    When all ends it goes through it once more: native libraries tell of leaks where it does not.
    """
    gc.set_threshold(MANY_OBJECTS, 50, 100)
