"""The classification system of a code that refers to none: by its location, or by the name of its relation.

Programs write "Uniformat D2020" for the code D2020, or the address where the system is published.
"""

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from ifc_import.vocabulary.folding import folded

_ITSELF = re.compile(r"\s*(?:classification|system code)$", re.IGNORECASE)
_EDGES = " \t-–—:/|,;.[](){}"
_NO_SYSTEM = re.compile(r"v?\d[\d.]*|class|classes|uri|en|index(\.\w+)?", re.IGNORECASE)
"""Segments of an address that are no system: versions, and the frame of buildingSMART's data dictionary."""


def system_named(code: str, name: str, relation_name: str, locations: list[str], published: Mapping[str, str]) -> str:
    """The system of a code; '' where nothing names it.

    `locations` are addresses of the code, the nearest first; `published` has the systems of the file by `address`.
    """
    known = next((published[place] for location in locations if (place := address(location)) in published), "")
    if known:
        return known
    by_relation = _beside_code(relation_name, code)
    if by_relation and folded(by_relation) != folded(name):
        return by_relation
    return next((segment for location in locations if (segment := _last_segment(location, code))), "")


def address(location: str) -> str:
    """An address without what does not tell systems apart: case, scheme, a slash at its end."""
    return re.sub(r"^\w+://(www\.)?", "", location.strip().casefold()).rstrip("/")


def _beside_code(relation_name: str, code: str) -> str:
    """The name of a relation without the code in it: what comes before the code, otherwise what comes after it."""
    if code:
        before, _code, after = _split(relation_name, code)
        relation_name = before.strip(_EDGES) or after.strip(_EDGES)
    return _ITSELF.sub("", relation_name).strip()


def _split(text: str, code: str) -> tuple[str, str, str]:
    found = re.search(rf"(?<![\w.]){re.escape(code)}(?![\w]|[.\-]\w)", text, re.IGNORECASE)
    return (text, "", "") if found is None else (text[: found.start()], found[0], text[found.end() :])


def _last_segment(location: str, code: str) -> str:
    """The last part of an address that may be the name of a system."""
    try:
        path = urlsplit(location.strip()).path if "://" in location else ""
    except ValueError:
        return ""
    segments = [unquote(segment) for segment in path.split("/") if segment]
    named = [
        segment for segment in segments if not _NO_SYSTEM.fullmatch(segment) and folded(code) not in folded(segment)
    ]
    return named[-1].capitalize() if named and named[-1].islower() else (named[-1] if named else "")
