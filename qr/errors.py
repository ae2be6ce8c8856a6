"""What can go wrong between words and paper.

QrError
├── StockError
│   ├── UnknownStock          no stock of that name
│   ├── StockUnfit            measures that no stock can have
│   ├── LengthUnfit           the label cannot be cut to that length
│   └── StartOutsideSheet     the first label to print is not on the sheet
├── LabelError
│   ├── HostUnfit             the host cannot stand in a symbol
│   ├── CodeUnfit             the code cannot stand on a label
│   └── LabelTooSmall         the stock's labels cannot carry this symbol
├── LookUnfit
│   ├── UnknownLayout         no layout of that name
│   ├── LayoutUnfit           a layout says something that has no meaning
│   │   └── NoLayoutFile      what was named is neither a layout nor a file of layouts
│   ├── UnknownLanguage       no fixed words in that language
│   ├── FontUnfit             the font cannot be embedded
│   ├── LogoUnfit             the picture cannot be printed
│   └── ColourUnfit           no colour is called that
├── NotReady
│   ├── GlyphsMissing         no font has some of the characters
│   └── CodeTwice             two labels have one code and other words
├── CalibrationError
│   ├── ReadingUnfit          what was read off a ruler page cannot be
│   └── NoRoomForRulers       the page is too small for a ruler page
├── SheetError
│   ├── NothingToPrint        no label was handed over
│   ├── CopiesUnfit           fewer than one copy of each, or more than a PDF takes
│   ├── FormatUnfit           the format is not known, or does not go with the file's name
│   │   └── FormatUnsaid      the file's name allows several formats, or one label only
│   └── WorkerLost            a process that helped was ended from outside
└── ProofError
    ├── PdfUnreadable         there is no such file, or it is not a PDF
    ├── PdfLocked             the PDF wants a password
    └── NoSymbolFound         not one symbol on any page
"""


class QrError(Exception):
    """The root of all errors of this package: the class says what happened, the message what to do."""


class StockError(QrError):
    """The stock does not fit the wish."""


class UnknownStock(StockError):
    """No stock has that name."""


class StockUnfit(StockError):
    """The measures are none that a stock can have."""


class LengthUnfit(StockError):
    """The label cannot be cut to that length."""


class StartOutsideSheet(StockError):
    """The first label to print is not on the sheet."""


class LabelError(QrError):
    """A label cannot be drawn."""


class HostUnfit(LabelError):
    """The host cannot stand in a symbol."""


class CodeUnfit(LabelError):
    """The code cannot stand on a label."""


class LabelTooSmall(LabelError):
    """The labels of the stock cannot carry this symbol."""


class LookUnfit(QrError):
    """Labels cannot look like that."""


class UnknownLayout(LookUnfit):
    """No layout has that name."""


class LayoutUnfit(LookUnfit):
    """A layout says something that has no meaning."""


class NoLayoutFile(LayoutUnfit):
    """What was named is neither a layout nor a file of layouts."""


class UnknownLanguage(LookUnfit):
    """There are no fixed words in that language."""


class FontUnfit(LookUnfit):
    """The font cannot be read, drawn or embedded."""


class LogoUnfit(LookUnfit):
    """The picture cannot be read or printed."""


class ColourUnfit(LookUnfit):
    """No colour is called that."""


class NotReady(QrError):
    """What is to be printed would come out wrong."""


class GlyphsMissing(NotReady):
    """No font has some of the characters."""


class CodeTwice(NotReady):
    """Two labels have one code and other words."""


class CalibrationError(QrError):
    """A printer cannot be calibrated by that."""


class ReadingUnfit(CalibrationError):
    """What was read off a ruler page cannot be what stands on it."""


class NoRoomForRulers(CalibrationError):
    """The page is too small for a ruler page."""


class SheetError(QrError):
    """The sheet cannot be made."""


class NothingToPrint(SheetError):
    """No label was handed over."""


class CopiesUnfit(SheetError):
    """Fewer than one copy of each label was asked for, or more than a PDF takes."""


class FormatUnfit(SheetError):
    """The format is not known, or the name of the file does not tell it."""


class FormatUnsaid(FormatUnfit):
    """The file's name allows several formats, or is that of a single label.

    which: the formats that would do, as "svg" or "svg or png".
    """

    def __init__(self, message: str, which: str) -> None:
        super().__init__(message)
        self.which = which


class WorkerLost(SheetError):
    """A process that drew or read was ended from outside."""


class ProofError(QrError):
    """A PDF cannot be read back."""


class PdfUnreadable(ProofError):
    """There is no such file, or it is not a PDF."""


class PdfLocked(ProofError):
    """The PDF wants a password."""


class NoSymbolFound(ProofError):
    """Not one symbol was found on any page."""
