"""As which kinds of files labels come, and which one a name asks for."""

from pathlib import Path

from qr.errors import FormatUnfit, FormatUnsaid
from qr.files.kinds import ARCHIVE, LABEL_TABLE, PDF, SPREADSHEET, ZPL, FileKind

FORMATS = {"pdf": PDF, "svg": ARCHIVE, "png": ARCHIVE, "zpl": ZPL, "csv": LABEL_TABLE, "xlsx": SPREADSHEET}
"""SVG and PNG are a file a label, in one zip."""
TABLES = ("csv", "xlsx")
"""Formats that are for other software, which draws the labels."""
WITHOUT_A_PAGE = ("svg", "png")
"""Formats that know of no page: whoever places the labels places them."""
PRINTER_DPI = (203, 300)
"""How fine Zebra's usual print heads are."""
LEAST_DPI, MOST_DPI = 72, 1200
SPLITS = ("building", "storey")


def format_of(target: Path, named: str | None = None, split: str | None = None) -> str:
    """Return the format that is named, or that the file's name ends in. Raises FormatUnfit where neither tells it."""
    if named is not None:
        if named not in FORMATS:
            raise FormatUnfit(f"{named!r} is no format: choose one of {', '.join(FORMATS)}.")
        return named
    ending = target.suffix.lower()
    if ending == ".zip" and split:
        return "pdf"
    found = [name for name in FORMATS if ending == f".{name}" and name not in ("svg", "png")]
    if found:
        return found[0]
    if ending == ".zip":
        raise FormatUnsaid(f"{target} can hold an SVG or a PNG file for each label", "svg or png")
    if ending in (".svg", ".png"):
        kind = ending[1:]
        raise FormatUnsaid(f"{target} holds one label: name a zip, as in labels.zip", kind)
    return "pdf"  # whose kind of file says what its name should end in


def kind_of(format_: str, split: str | None = None) -> FileKind:
    """Return the kind of file that labels in a format come in."""
    return ARCHIVE if split else FORMATS[format_]


def require_possible(format_: str, split: str | None, dpi: int) -> None:
    """Raise FormatUnfit for dots that no printer, or no reasonable picture, has, and for parts that are none."""
    if split is not None and split not in SPLITS:
        raise FormatUnfit(f"labels are not split by {split!r}: choose {' or '.join(SPLITS)}.")
    if format_ == "zpl" and dpi not in PRINTER_DPI:
        raise FormatUnfit(f"Zebra's printers have {' or '.join(map(str, PRINTER_DPI))} dpi, not {dpi}: see its label.")
    if format_ == "png" and not LEAST_DPI <= dpi <= MOST_DPI:
        raise FormatUnfit(f"{dpi} dpi is out of reason for a picture of a label: ask for {LEAST_DPI} to {MOST_DPI}.")


def require_corrigible(format_: str) -> None:
    """Raise FormatUnfit for a format in which a printer cannot be corrected."""
    if format_ in (*WITHOUT_A_PAGE, *TABLES):
        raise FormatUnfit(
            f"{format_} has no page on which to correct a printer: leave the printer out, or take pdf or zpl."
        )
