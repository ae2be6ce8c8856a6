"""The look of labels: template, language, fonts, colours and logo."""

from dataclasses import dataclass, field

from qr.errors import UnknownLanguage
from qr.layout.colours import Rgb
from qr.layout.layouts import standard
from qr.layout.logo import Logo
from qr.layout.phrases import LANGUAGES
from qr.layout.template import Template


@dataclass(frozen=True, slots=True)
class Style:
    """A template with its language, fonts, colours and logo.

    fonts: paths of an owner's TrueType fonts, for characters that the built-in ones lack.
    colours: patterns of system names with their colours, see `qr.layout.colours`.
    words: fields that labels have besides those of `qr.layout.template`, and what they are called.

    Raises UnknownLanguage.
    """

    template: Template = field(default_factory=standard)
    language: str = "en"
    fonts: tuple[str, ...] = ()
    colours: tuple[tuple[str, Rgb], ...] = ()
    logo: Logo | None = None
    words: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            known = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
            raise UnknownLanguage(f"labels have no fixed words in {self.language!r}: choose one of {known}.")
