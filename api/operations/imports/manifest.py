"""The manifest of a portfolio: a table of files, CSV or XLSX, each with its building, discipline and order.

Only the column of files is required. Paths are relative to the manifest. Headings are recognised in several languages.
The whole table is checked before anything is imported, and all of its errors are reported at once; a file that is
missing or damaged is refused when its turn comes, and stops no other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.files.errors import BadManifest, BadTable
from api.files.tables import Row, cell, read_rows
from ifc_import.vocabulary.folding import folded
from registry.wording import LONGEST_TEXT, counted

HEADINGS: dict[str, frozenset[str]] = {
    "file": frozenset(
        {
            "file", "files", "filename", "path", "filepath", "model", "ifc", "ifcfile", "datei", "dateiname", "pfad",
            "fil", "filnamn", "sokvag", "filnavn", "sti", "fichier", "archivo", "bestand", "tiedosto",
        }
    ),
    "building": frozenset(
        {
            "building", "buildingname", "gebaude", "byggnad", "bygning", "bygg", "batiment", "edificio", "gebouw",
            "rakennus", "hus",
        }
    ),
    "discipline": frozenset(
        {
            "discipline", "sourcemodel", "trade", "disziplin", "gewerk", "disciplin", "fag", "disiplin", "disciplina",
            "ala",
        }
    ),
    "order": frozenset(
        {
            "order", "no", "nr", "sequence", "reihenfolge", "ordning", "ordningsfoljd", "raekkefolge", "rakkefolge",
            "rekkefolge", "ordre", "orden", "volgorde", "jarjestys",
        }
    ),
}  # fmt: skip
"""Column → its possible headings, folded."""

NAMES = ("building", "discipline")
"""Columns that hold names."""

REMARKS = frozenset(
    {"comment", "comments", "note", "notes", "remark", "remarks", "kommentar", "anmarkning", "bemarkning", "bemerkung"}
)
"""Headings of columns that are ignored."""

MOST_REPORTED = 50
"""The largest number of errors that are reported."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A file to import: its row in the manifest, its path, and the other cells of that row."""

    row: int
    named: str
    """the path as it is written in the manifest"""
    path: Path
    building: str | None = None
    discipline: str | None = None


def read_manifest(path: Path) -> tuple[ManifestEntry, ...]:
    """The files of the manifest at `path`, in the order of import. Raises BadManifest with all errors of the table."""
    try:
        rows = read_rows(path)
    except BadTable as error:
        raise BadManifest(f"the manifest {path}: {error}") from error
    columns, wrong = _columns(rows[0][1])
    if "file" not in columns:
        raise _wrong(path, [*wrong, f"no column is headed 'file'; its first row has {_list(rows[0][1])}"])
    ordered, more = _entries(rows[1:], columns, path.parent)
    wrong += [*more, *_doubles(ordered)]
    if not ordered and not wrong:
        wrong.append("it lists no files")
    if wrong:
        raise _wrong(path, wrong)
    return tuple(ordered)


def _columns(headings: Sequence[object]) -> tuple[dict[str, int], list[str]]:
    """The index of each column, and errors for headings that are unknown or duplicates."""
    columns: dict[str, int] = {}
    wrong: list[str] = []
    for place, heading in enumerate(headings):
        name = next((name for name, known in HEADINGS.items() if folded(cell(heading)) in known), None)
        if name is None:
            if cell(heading) and folded(cell(heading)) not in REMARKS:
                wrong.append(f"unknown column {cell(heading)!r}; columns are {', '.join(HEADINGS)}, or a comment")
        elif name in columns:
            wrong.append(f"two columns for {name!r}: {cell(headings[columns[name]])!r} and {cell(heading)!r}")
        else:
            columns[name] = place
    return columns, wrong


def _entries(rows: Sequence[Row], columns: Mapping[str, int], folder: Path) -> tuple[list[ManifestEntry], list[str]]:
    """The entries in order of import, rows without an order last; and the errors within single rows."""
    found: list[tuple[float, ManifestEntry]] = []
    wrong: list[str] = []
    for row, cells in rows:
        texts = {name: _said(cells[place]) if place < len(cells) else "" for name, place in columns.items()}
        order = _number(texts.get("order", ""))
        wrong += [
            f"row {row}: the {name} has {counted(len(text), 'character')}; at most {LONGEST_TEXT:,}"
            for name, text in texts.items()
            if name in NAMES and len(text) > LONGEST_TEXT
        ]
        if order is None:
            wrong.append(f"row {row}: the order {texts['order']!r} is not a number")
        if not texts["file"]:
            wrong.append(f"row {row}: the file is missing")
        elif order is not None:
            building, discipline = (cell(texts.get(name, "")) or None for name in ("building", "discipline"))
            found.append((order, ManifestEntry(row, texts["file"], folder / texts["file"], building, discipline)))
    return [entry for _order, entry in sorted(found, key=lambda pair: (pair[0], pair[1].row))], wrong


def _said(value: object) -> str:
    return value.strip() if isinstance(value, str) else cell(value)


def _number(text: str) -> float | None:
    """The position in the order: infinite for an empty cell, None for a text that is not a number."""
    if not text:
        return float("inf")
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return None if number != number else number  # noqa: PLR0124  (a NaN)


def _doubles(entries: Sequence[ManifestEntry]) -> Iterator[str]:
    """Errors for rows with the same file, building and discipline as an earlier row."""
    first: dict[tuple[Path, str | None, str | None], int] = {}
    for entry in sorted(entries, key=lambda entry: entry.row):
        if "\0" in entry.named:
            continue
        before = first.setdefault((entry.path.resolve(), entry.building, entry.discipline), entry.row)
        if before != entry.row:
            yield f"row {entry.row}: {entry.named!r} is already in row {before}"


def _wrong(path: Path, wrong: Sequence[str]) -> BadManifest:
    more = [] if len(wrong) <= MOST_REPORTED else [f"and {len(wrong) - MOST_REPORTED} more"]
    return BadManifest(f"the manifest {path} has errors, and nothing was imported:", [*wrong[:MOST_REPORTED], *more])


def _list(headings: Sequence[object]) -> str:
    return ", ".join(repr(cell(heading)) for heading in headings if cell(heading))
