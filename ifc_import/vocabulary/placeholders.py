"""Placeholders: values that mean that there is no value."""

import math
import re

from ifc_import.vocabulary.folding import folded
from ifc_import.vocabulary.text import text

PLACEHOLDERS = frozenset(
    {
        "n/a", "na", "n.a.", "#n/a", "not applicable", "not available", "not defined", "notdefined", "undefined",
        "unset", "none", "null", "nil", "nan", "unknown", "not known", "tbd", "t.b.d.", "to be determined",
        "to be defined", "tbc", "to be confirmed", "tba", "to be advised", "to be announced", "not specified",
        "unspecified", "<none>", "by others", "by contractor", "varies", "<varies>", "default", "empty", "blank",
        "dummy", "saknas", "okänd", "okänt", "ej angivet", "ej känd", "ej känt", "ej aktuellt", "ej tillämpligt",
        "uppgift saknas", "ukjent", "ikke angitt", "ikke relevant", "ikke oppgitt", "mangler", "ikke angivet",
        "ukendt", "ei tiedossa", "unbekannt", "k.a.", "k. a.", "keine angabe", "keine", "nicht definiert",
        "nicht bekannt", "offen", "inconnu", "non défini", "non renseigné", "sans objet", "desconocido",
        "no definido", "no aplica", "sconosciuto", "non definito", "onbekend", "n.v.t.", "nvt",
        "niet van toepassing", "brak", "nie dotyczy", "не определено", "нет", "不明", "なし", "未定", "无", "未知",
    }
)  # fmt: skip
"""Texts, in lower case, that mean no value. Sources: COBie (`n/a`), Revit (`<varies>`), and models of five languages
and more.
"""

_FILLER = re.compile(r"[\W_]*|0+([.,]0*)?|[xX]{2,}|\?+")
"""Dashes, question marks and the like; zero; a row of x."""


def stated(value: object, name: str = "") -> str | None:
    """The text of a value; None for a placeholder, a truth value, and values other than text and numbers.

    A value that repeats the `name` of its property is a placeholder too: `Manufacturer`, or `Door: Manufacturer`.
    """
    if isinstance(value, list):
        return ", ".join(written for item in value if (written := stated(item, name)) is not None) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    written = _number(value) if isinstance(value, float) else text(value)
    return None if is_placeholder(written) or (name and _repeats(written, name)) else written


def is_placeholder(written: str) -> bool:
    """Whether a text is a placeholder."""
    return _FILLER.fullmatch(written) is not None or written.casefold() in PLACEHOLDERS


def _repeats(written: str, name: str) -> bool:
    """Whether the last part of a text is the last part of a name."""
    return folded(written.rpartition(":")[2]) == folded(name.rpartition(".")[2]) != ""


def _number(value: float) -> str:
    return str(int(value)) if math.isfinite(value) and value.is_integer() else str(value)
