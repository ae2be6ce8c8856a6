"""The file formats of labels, and the format that a file name implies."""

from pathlib import Path

from qr.errors import FormatUnfit, FormatUnsaid
from qr.files.kinds import ARCHIVE, LABEL_TABLE, PDF, SPREADSHEET, ZPL, FileKind

FORMATS = {"pdf": PDF, "svg": ARCHIVE, "png": ARCHIVE, "zpl": ZPL, "csv": LABEL_TABLE, "xlsx": SPREADSHEET}
"""Format → kind of file; SVG and PNG have a file for each label, in a zip."""
TABLES = ("csv", "xlsx")
"""Formats for other software, which draws the labels itself."""
WITHOUT_A_PAGE = ("svg", "png")
"""Formats without a page, whose labels are placed by other software."""
PRINTER_DPI = (203, 300)
"""The resolutions of Zebra's usual print heads."""
LEAST_DPI, MOST_DPI = 72, 1200
SPLITS = ("building", "storey")


def format_of(target: Path, named: str | None = None, split: str | None = None) -> str:
    """Return the named format, or else that of the file name's ending. Raises FormatUnfit where neither is clear."""
    if named is not None:
        if named not in FORMATS:
            raise FormatUnfit(f"{named!r} is not a format: choose one of {', '.join(FORMATS)}.")
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
    return "pdf"  # the check of its kind of file then asks for a suitable ending


def kind_of(format_: str, split: str | None = None) -> FileKind:
    """Return the kind of file for labels in a format; `split` makes it a zip."""
    return ARCHIVE if split else FORMATS[format_]


def require_possible(format_: str, split: str | None, dpi: int) -> None:
    """Raise FormatUnfit for an impossible resolution of a printer or picture, and for an unknown way of splitting."""
    if split is not None and split not in SPLITS:
        raise FormatUnfit(f"labels can't be split by {split!r}: choose {' or '.join(SPLITS)}.")
    if format_ == "zpl" and dpi not in PRINTER_DPI:
        raise FormatUnfit(
            f"Zebra's printers have {' or '.join(map(str, PRINTER_DPI))} dpi, not {dpi}: see the label on the printer."
        )
    if format_ == "png" and not LEAST_DPI <= dpi <= MOST_DPI:
        raise FormatUnfit(f"{dpi} dpi is not suitable for a picture of a label: choose {LEAST_DPI} to {MOST_DPI} dpi.")


def require_correctable(format_: str) -> None:
    """Raise FormatUnfit for a format in which a printer's correction cannot be applied."""
    if format_ in (*WITHOUT_A_PAGE, *TABLES):
        raise FormatUnfit(
            f"{format_} has no page to which a printer's correction applies: leave the printer out, or use pdf or zpl."
        )
