"""The command `skylt`: its commands, and the one place where an error becomes one line and an exit code."""

import gc
import sys
from typing import Annotated

import typer

from api.cli import (
    alignment,
    areas,
    buildings,
    codes,
    corrections,
    elements,
    history,
    installation,
    locations,
    matches,
    serving,
    showing,
)
from api.cli.imports import importing, kept
from api.cli.labels import group as labels
from api.cli.options.shared import version_option
from api.cli.receipts import printing as receipts
from api.cli.terminal import advice, streams
from api.cli.terminal.exits import FAILED, exit_code_of, known_errors
from api.cli.terminal.help import in_panels, use_help_pages
from api.cli.terminal.output import talk

MANY_OBJECTS = 100_000
"""New objects between two garbage collections: loading all libraries creates some 300,000."""

PANELS = {
    "Import": ("import", "receipt", "matches", "align", "revisions"),
    "Look up": ("buildings", "storeys", "spaces", "assets", "areas", "lookup", "show", "history", "global-ids"),
    "Labels": ("labels",),
    "Corrections": ("correct", "owner-table", "locate"),
    "Administration": ("init", "codes", "serve"),
}
"""The commands as a person works: models in, things found, labels up, the registry corrected and kept."""

app = typer.Typer(
    name="skylt",
    cls=in_panels(PANELS),
    help="An asset register tied to IFC models, with QR labels.\n\n"
    "skylt import model.ifc\n\nskylt labels print --stock L7160 -o labels.pdf",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def main(
    context: typer.Context,
    database: Annotated[
        str | None, typer.Option(help="The registry database, if not SKYLT_DATABASE_URL.", metavar="URL", hidden=True)
    ] = None,
    version: Annotated[bool, version_option()] = False,  # noqa: ARG001  (handled by its callback)
) -> None:
    """Pass options given before the command on to the command."""
    context.obj = {"database": database}


for module in (
    importing, receipts, matches, alignment, kept, buildings, elements, showing, areas, history, labels, corrections,
    locations, installation, codes, serving,
):  # fmt: skip
    module.register(app)
use_help_pages(app)


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
        talk(f"skylt: {streams.told(error)}")
        sys.exit(FAILED)
    except known_errors() as error:
        first, *others = advice.error_lines(error)
        talk(f"skylt: {first}")
        for line in others:
            talk(f"  {line}")
        sys.exit(exit_code_of(error))


def _run_and_flush() -> None:
    """Run the command, and flush its output here, where a failure to write it is handled."""
    try:
        app()
    finally:
        sys.stdout.flush()


def _look_for_cycles_less_often() -> None:
    """Collect garbage less often: while libraries load, each collection walks all live objects and frees none.

    It stays enabled: without the last collection at exit, native libraries report leaks.
    """
    gc.set_threshold(MANY_OBJECTS, 50, 100)
