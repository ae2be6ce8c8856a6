"""`skylt labels calibrate`: print a ruler page, measure the printer's offset, and correct it from then on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.saying import By, saying_of
from api.cli.options.shared import AsJson, Database, SettingsFile, engine_for, owner_for
from api.cli.terminal.output import print_json, print_table, say, talk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from api.operations.labels.printers import CalibratedView, CalibrationView, RulerView

TO_READ = (
    "Print it at 100 %. Lay a ruler with its 0 on the paper's left edge, along A and B{and_e}; then on the upper edge, "
    "along C and D. Whole millimetres are the last line of the ruler before line 0, tenths the number of the line that "
    "meets one of the ruler."
)
TOLD_FROM_MM = 0.5
"""A smaller loss of label size is not worth a warning."""


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command("calibrate")(calibrate)


def calibrate(
    context: typer.Context,
    printer: Annotated[str | None, typer.Option("--printer", metavar="NAME", help="Your name for the printer.")] = None,
    stock: Annotated[
        str | None, typer.Option("--stock", metavar="NAME", help="Label stock: see skylt labels stocks.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the ruler page to this PDF.")
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ruler page without the current correction.", hidden=True)
    ] = False,
    measured: Annotated[
        str | None,
        typer.Option("--measured", metavar="A,B,C,D,E", help="Your five readings in mm."),
    ] = None,
    correction: Annotated[
        int | None,
        typer.Option(
            "--correction", metavar="N", help="Correction number printed on the ruler page; 0: none.", hidden=True
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--list", "--show", help="List the calibrated printers.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Delete the correction for this printer and stock.")] = False,
    by: By = None,
    settings: SettingsFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the correction; write nothing.")] = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Calibrate a printer, so that labels land where they belong.

    Print the ruler page, measure it with a ruler, enter your readings; then use `labels print --printer`.

    skylt labels calibrate --printer OFFICE --stock L7160 -o ruler.pdf

    skylt labels calibrate --printer OFFICE --stock L7160 --measured 20.9,189.3,21.4,277.0,20.8

    skylt labels calibrate --list
    """
    from api.operations.labels import printers as calibrating
    from qr.ruler.readings import parsed
    from qr.stock.finding import find
    from registry.database.engine import reading, writing

    if sum((output is not None, measured is not None, show, forget)) != 1:
        raise typer.BadParameter("give one of -o FILE, --measured A,B,C,D,E, --list and --forget")
    engine = engine_for(context, database)
    if show:
        with reading(engine) as session:
            _print_known(calibrating.calibrations(session), as_json=as_json)
        return
    if printer is None or stock is None:
        raise typer.BadParameter("name both the printer and the stock: --printer NAME --stock NAME")
    found = find(stock, owner_for(settings).labels.stocks)
    if output is not None:
        with reading(engine) as session:
            page = calibrating.ruler_page(session, printer, found, output, plain=plain, how_to_enter=_how_to_enter)
        print_json(page) if as_json else _print_ruler(page)
        return
    readings = None if measured is None else parsed(measured)
    saying = saying_of(by, "")
    with writing(engine, keep=not dry_run) as session:
        if readings is None:
            ended = calibrating.forget(session, printer, found, saying)
            print_json(ended) if as_json else say(f"{_of(ended)}: forgotten")
            return
        view = calibrating.calibrate(session, printer, found, readings, saying, correction)
    view = view.model_copy(update={"dry_run": dry_run})
    print_json(view) if as_json else _print_calibrated(view)


def _print_ruler(page: "RulerView") -> None:
    with_ = f"with correction {page.correction}" if page.correction else "without a correction"
    say(f"Ruler page of {page.printer} for {page.stock}, {with_}, in {page.file}")
    and_e = ", and along E" if len(page.exact) > 4 else ""
    talk(f"{TO_READ.format(and_e=and_e)} Then:")
    talk(_how_to_enter(page))


def _how_to_enter(page: "RulerView") -> str:
    """Return the command that takes the readings of a ruler page."""
    names = " ".join(
        f"{option} {_quoted(name)}" for option, name in (("--printer", page.printer), ("--stock", page.stock))
    )
    number = f" --correction {page.correction}" if page.correction else ""
    letters = ",".join("ABCDE"[: len(page.exact)])
    return f"skylt labels calibrate {names}{number} --measured {letters}"


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _print_calibrated(view: "CalibratedView") -> None:
    calibration = view.calibration
    when = "still, corrected as it was" if view.corrected else "without a correction"
    say(f"{_of(calibration)}: labels were up to {view.off_mm:.2f} mm off {when}")
    for line in _misses(calibration):
        say(f"  {line}")
    for warning in _warnings(view):
        talk(f"Warning: {warning}")
    if view.dry_run:
        say("dry run: nothing was written")
        return
    say(f"Saved as correction {calibration.number}: labels print --printer {calibration.printer} applies it")


def _warnings(view: "CalibratedView") -> "Iterator[str]":
    if view.askew_degrees:
        yield (
            f"the paper went through askew by {abs(view.askew_degrees):.2f}°, which moves labels by up to "
            f"{view.askew_mm:.1f} mm over the page. No correction mends that: straighten the guides, and measure again."
        )
    if view.lost_mm >= TOLD_FROM_MM:
        yield (
            f"the printer does not reach {view.lost_mm:.1f} mm of each label where the correction puts it, and they "
            "are printed that much smaller. Move the guides of its tray instead, and measure again."
        )


def _misses(calibration: "CalibrationView") -> tuple[str, str]:
    return (
        f"across: {_side(calibration.offset_x_mm, 'far right', 'far left')}, {_size(calibration.scale_x)}",
        f"down: {_side(calibration.offset_y_mm, 'low', 'high')}, {_size(calibration.scale_y)}",
    )


def _side(offset_mm: float, more: str, less: str) -> str:
    return f"{abs(offset_mm):.2f} mm too {more if offset_mm >= 0 else less} at the edge"


def _size(scale: float) -> str:
    return f"{abs(scale - 1):.2%} too {'large' if scale >= 1 else 'small'}"


def _of(calibration: "CalibrationView") -> str:
    return f"{calibration.printer} on {calibration.stock}"


def _print_known(known: "Sequence[CalibrationView]", *, as_json: bool) -> None:
    if as_json:
        print_json(known)
        return
    if not known:
        say("No printer is calibrated.")
        return
    print_table(
        known,
        [
            ("Printer", lambda row: row.printer),
            ("stock", lambda row: row.stock),
            ("No.", lambda row: row.number),
            ("x mm", lambda row: row.offset_x_mm),
            ("y mm", lambda row: row.offset_y_mm),
            ("scale x", lambda row: f"{row.scale_x:.4f}"),
            ("scale y", lambda row: f"{row.scale_y:.4f}"),
            ("since", lambda row: f"{row.at:%Y-%m-%d}"),
            ("by", lambda row: row.who),
        ],
        least=("by", "since"),
    )
