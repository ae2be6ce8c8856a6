"""The manifest of a portfolio: a table of files, CSV or XLSX, each with its building, discipline and order.

Only the file is needed. Paths are relative to the manifest. Headings are known in several languages. The whole table is
checked before anything is done, and everything that is wrong with it is reported at once; a file that is missing or
damaged is refused when it is its turn, and stops no other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.files.errors import BadManifest, BadTable
from api.files.tables import Row, cell, read_rows
from ifc_import.vocabulary.folding import folded
from registry.wording import LONGEST_TEXT

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
"""Column → how it may be headed, folded."""

NAMES = ("building", "discipline")
"""Columns that hold names."""

REMARKS = frozenset(
    {"comment", "comments", "note", "notes", "remark", "remarks", "kommentar", "anmarkning", "bemarkning", "bemerkung"}
)
"""Columns that are passed over."""

MOST_TOLD = 50
"""Of a table that is wrong all over no more than this many places are told."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A file to import: the row that it stands in, its path, and what the manifest says of it."""

    row: int
    named: str
    """the file as the manifest names it"""
    path: Path
    building: str | None = None
    discipline: str | None = None


def read_manifest(path: Path) -> tuple[ManifestEntry, ...]:
    """The files of the manifest at `path`, in the order in which they are to be imported. Raises BadManifest."""
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
    """Where each column is, and which headings are not understood or stand twice."""
    columns: dict[str, int] = {}
    wrong: list[str] = []
    for place, heading in enumerate(headings):
        name = next((name for name, known in HEADINGS.items() if folded(cell(heading)) in known), None)
        if name is None:
            if cell(heading) and folded(cell(heading)) not in REMARKS:
                wrong.append(f"the column {cell(heading)!r} is not known: {', '.join(HEADINGS)}, or a comment")
        elif name in columns:
            wrong.append(f"two columns say {name!r}: {cell(headings[columns[name]])!r} and {cell(heading)!r}")
        else:
            columns[name] = place
    return columns, wrong


def _entries(rows: Sequence[Row], columns: Mapping[str, int], folder: Path) -> tuple[list[ManifestEntry], list[str]]:
    """The entries in their order, rows without one last; and what is wrong with rows by themselves."""
    found: list[tuple[float, ManifestEntry]] = []
    wrong: list[str] = []
    for row, cells in rows:
        said = {name: str(cells[place] or "").strip() if place < len(cells) else "" for name, place in columns.items()}
        order = _number(said.get("order", ""))
        wrong += [
            f"row {row}: the {name} has {len(text):,} characters; at most {LONGEST_TEXT:,}"
            for name, text in said.items()
            if name in NAMES and len(text) > LONGEST_TEXT
        ]
        if order is None:
            wrong.append(f"row {row}: the order {said['order']!r} is no number")
        if not said["file"]:
            wrong.append(f"row {row}: it names no file")
        elif order is not None:
            building, discipline = (cell(said.get(name, "")) or None for name in ("building", "discipline"))
            found.append((order, ManifestEntry(row, said["file"], folder / said["file"], building, discipline)))
    return [one for _order, one in sorted(found, key=lambda pair: (pair[0], pair[1].row))], wrong


def _number(text: str) -> float | None:
    """A place in the order; the last one where there is none, None where it is no number."""
    if not text:
        return float("inf")
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return None if number != number else number  # noqa: PLR0124  (it is not a number)


def _doubles(entries: Sequence[ManifestEntry]) -> Iterator[str]:
    """Rows that give one building and discipline the same file."""
    first: dict[tuple[Path, str | None, str | None], int] = {}
    for one in sorted(entries, key=lambda one: one.row):
        if "\0" in one.named:
            continue
        before = first.setdefault((one.path.resolve(), one.building, one.discipline), one.row)
        if before != one.row:
            yield f"row {one.row}: {one.named!r} stands in row {before} already"


def _wrong(path: Path, wrong: Sequence[str]) -> BadManifest:
    more = [] if len(wrong) <= MOST_TOLD else [f"and {len(wrong) - MOST_TOLD} more"]
    return BadManifest(f"the manifest {path} is wrong, and nothing was imported:", [*wrong[:MOST_TOLD], *more])


def _list(headings: Sequence[object]) -> str:
    return ", ".join(repr(cell(one)) for one in headings if cell(one))
