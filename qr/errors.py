"""The errors of drawing, printing and verifying labels.

QrError
├── StockError
│   ├── UnknownStock          no stock has that name
│   ├── StockUnfit            no stock can have these measures
│   ├── LengthUnfit           the label cannot be cut to that length
│   └── StartOutsideSheet     the first label to print is not on the sheet
├── LabelError
│   ├── HostUnfit             the host cannot be written in a symbol
│   ├── CodeUnfit             the text is not a code
│   └── LabelTooSmall         the stock's labels are too small for the symbol
├── LookUnfit
│   ├── UnknownLayout         no layout has that name
│   ├── LayoutUnfit           a layout has an invalid setting
│   │   └── NoLayoutFile      a file or name that is neither a layout nor a file of layouts
│   ├── UnknownLanguage       labels have no fixed words in that language
│   ├── FontUnfit             the font cannot be read, drawn or embedded
│   ├── LogoUnfit             the picture cannot be printed
│   └── ColourUnfit           no colour has that name
├── NotReady
│   ├── GlyphsMissing         no font has some of the characters
│   └── CodeTwice             two labels have the same code and different words
├── CalibrationError
│   ├── ReadingUnfit          the readings of a ruler page are impossible
│   └── NoRoomForRulers       the page is too small for a ruler page
├── SheetError
│   ├── NothingToPrint        there are no labels
│   ├── CopiesUnfit           fewer than one copy of each label, or more than a PDF may have
│   ├── FormatUnfit           the format is unknown, or not clear from the file's name
│   │   └── FormatUnsaid      the file's name allows several formats, or one label only
│   └── WorkerLost            a worker process was ended from outside
└── ProofError
    ├── PdfUnreadable         the file does not exist, or is not a PDF
    ├── PdfLocked             the PDF needs a password
    ├── LabelsUnreadable      the file does not exist, or has no labels
    └── NoSymbolFound         no page has a readable symbol
"""


class QrError(Exception):
    """The root of all errors of labels: the class says what happened, the message what to do."""


class StockError(QrError):
    """The stock cannot be used as requested."""


class UnknownStock(StockError):
    """No stock has that name."""


class StockUnfit(StockError):
    """No stock can have these measures."""


class LengthUnfit(StockError):
    """The label cannot be cut to that length."""


class StartOutsideSheet(StockError):
    """The first label to print is not on the sheet."""


class LabelError(QrError):
    """A label cannot be drawn."""


class HostUnfit(LabelError):
    """The host cannot be written in a symbol."""


class CodeUnfit(LabelError):
    """The text is not a code."""


class LabelTooSmall(LabelError):
    """The labels of the stock are too small for the symbol."""


class LookUnfit(QrError):
    """The layout, language, font, logo or colours cannot be used."""


class UnknownLayout(LookUnfit):
    """No layout has that name."""


class LayoutUnfit(LookUnfit):
    """A layout has an invalid setting."""


class NoLayoutFile(LayoutUnfit):
    """What was named is neither a layout nor a file of layouts."""


class UnknownLanguage(LookUnfit):
    """Labels have no fixed words in that language."""


class FontUnfit(LookUnfit):
    """The font cannot be read, drawn or embedded."""


class LogoUnfit(LookUnfit):
    """The picture cannot be read or printed."""


class ColourUnfit(LookUnfit):
    """No colour has that name."""


class NotReady(QrError):
    """The labels would be printed wrong."""


class GlyphsMissing(NotReady):
    """No font has some of the characters."""


class CodeTwice(NotReady):
    """Two labels have the same code and different words."""


class CalibrationError(QrError):
    """A printer cannot be calibrated."""


class ReadingUnfit(CalibrationError):
    """The readings of a ruler page are impossible."""


class NoRoomForRulers(CalibrationError):
    """The page is too small for a ruler page."""


class SheetError(QrError):
    """The sheet cannot be made."""


class NothingToPrint(SheetError):
    """There are no labels."""


class CopiesUnfit(SheetError):
    """Fewer than one copy of each label was requested, or more than a PDF may have."""


class FormatUnfit(SheetError):
    """The format is unknown, or not clear from the file's name."""


class FormatUnsaid(FormatUnfit):
    """The file's name allows several formats, or is that of a single label.

    which: the formats that would do, as "svg" or "svg or png".
    """

    def __init__(self, message: str, which: str) -> None:
        super().__init__(message)
        self.which = which


class WorkerLost(SheetError):
    """A worker process was ended from outside."""


class ProofError(QrError):
    """A PDF cannot be read back."""


class PdfUnreadable(ProofError):
    """The file does not exist, or is not a PDF."""


class LabelsUnreadable(ProofError):
    """The file does not exist, or is no picture, ZPL file or zip of labels."""


class PdfLocked(ProofError):
    """The PDF needs a password."""


class NoSymbolFound(ProofError):
    """No page has a readable symbol."""
