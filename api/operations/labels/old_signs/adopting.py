"""Adopts existing signs, so that their texts lead to elements. Codes of the registry always take precedence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from sqlmodel import Session

from api.files.plain_text import shown
from api.files.spreadsheets import cell_text, new_workbook
from api.files.whole import whole_file
from api.operations.elements.names import require_named
from api.operations.labels.old_signs.views import AdoptedView, ForgottenView, SignProblem, SignView
from ifc_import.vocabulary.text import text as clean
from qr.files.kinds import SPREADSHEET
from registry.codes.old_signs import (
    MOST_CHARACTERS,
    NewSign,
    adopt_signs,
    all_signs,
    current_signs,
    forget_sign,
    own_codes,
    sign_key,
)
from registry.elements.listing import Wanted
from registry.elements.texts import ElementTexts, element_texts
from registry.errors import NoSign
from registry.saying import Saying
from registry.wording import counted


@dataclass(frozen=True, slots=True)
class SignRow:
    """A row of a table: the text of a sign, and the field and value that identify its element."""

    line: int
    text: str
    by: str
    key: str
    building: str = ""
    storey: str = ""


@dataclass(frozen=True, slots=True)
class AdoptOptions:
    """The options for adopting a table of signs."""

    file: str
    building: str | None = None
    accept_unmatched: bool = False
    """whether the valid rows are adopted if others are not valid"""


def adopt(session: Session, rows: Sequence[SignRow], options: AdoptOptions, saying: Saying) -> AdoptedView:
    """Let the signs of a table lead to their elements. Where a row can't, nothing is changed, unless that is accepted;
    either way its problem is told.

    Raises NotFound where there is no such building.
    """
    require_named(session, Wanted(building=options.building))
    judged = _judged(session, rows, options)
    view = AdoptedView(file=options.file, rows=len(rows), met=len(judged.met), problems=judged.problems)
    if judged.problems and not options.accept_unmatched:
        return view
    done = adopt_signs(session, judged.met, options.file, saying)
    return view.model_copy(update={"applied": True, "added": done.added, "changed": done.changed})


def list_signs(session: Session, building: str | None = None) -> list[SignView]:
    """The adopted signs of one building or of all, in the order of their texts. Raises NotFound."""
    require_named(session, Wanted(building=building))
    return [SignView(**row) for row in all_signs(session, building)]


def forget(session: Session, text: str, saying: Saying) -> ForgottenView:
    """Forget a sign, so that its text no longer leads to an element. Raises NotFound."""
    sign = current_signs(session, [sign_key(text)]).get(sign_key(text))
    if sign is None:
        raise NoSign(f"no sign {shown(text)!r} was adopted")
    view = ForgottenView(text=sign.text)
    forget_sign(session, sign, saying)
    return view


@dataclass(slots=True)
class _Judged:
    """The signs that can be adopted, by their keys; the first row of each, with its element; and the problems."""

    met: dict[str, NewSign] = field(default_factory=dict)
    first: dict[str, tuple[SignRow, int]] = field(default_factory=dict)
    problems: list[SignProblem] = field(default_factory=list)


def _judged(session: Session, rows: Sequence[SignRow], options: AdoptOptions) -> _Judged:
    texts, judged = element_texts(session), _Judged()
    own = own_codes(session, [sign_key(one.text) for one in rows])
    for row in rows:
        _judge(row, judged, texts, own, options.building or "")
    judged.problems.sort(key=lambda one: one.line)
    return judged


def _judge(row: SignRow, judged: _Judged, texts: ElementTexts, own: set[str], building: str) -> None:
    key = sign_key(row.text)
    if not key or len(row.text) > MOST_CHARACTERS:
        _tell(judged, row, "bad value", f"a sign has 1 to {MOST_CHARACTERS} characters that can be seen")
    elif key in own:
        _tell(judged, row, "own code", f"{shown(row.text)!r} is one of our own codes, which leads where it does")
    elif not row.key:
        _tell(judged, row, "unknown", "it does not say what the sign is on")
    else:
        found = texts.named(row.by, row.key, row.building or building, row.storey)
        if len(found) == 1:
            _meet(judged, row, key, found[0])
        else:
            _tell(judged, row, "ambiguous" if found else "unknown", _unmatched(row, len(found), building))


def _meet(judged: _Judged, row: SignRow, key: str, element_id: int) -> None:
    """Assign the sign of a row to an element; rows with different elements for one text are all refused."""
    before, said = judged.first.setdefault(key, (row, element_id))
    if before is row:
        judged.met[key] = NewSign(clean(row.text), element_id)
    elif said != element_id:
        if judged.met.pop(key, None) is not None:
            _tell(judged, before, "duplicate", f"{shown(row.text)!r} stands in row {row.line} too, on something else")
        _tell(judged, row, "duplicate", f"{shown(row.text)!r} stands in row {before.line} too, on something else")


def _unmatched(row: SignRow, count: int, building: str) -> str:
    by = "code, number or designation" if row.by == "any" else row.by.replace("_", " ")
    where = f" in {shown(row.building or building)}" if row.building or building else ""
    what = f"the {by} {shown(row.key)!r}{where}"
    if not count:
        return f"nothing has {what}"
    return f"{counted(count, 'element')} have {what}; name the building or storey, the GlobalId or the code"


def _tell(judged: _Judged, row: SignRow, kind: str, what: str) -> None:
    judged.problems.append(
        SignProblem(
            line=row.line,
            kind=kind,
            text=row.text,
            by=row.by,
            key=row.key,
            building=row.building,
            message=f"row {row.line}: {what}",
        )
    )


COLUMNS = (("Row", 8), ("Text", 30), ("Element", 30), ("named by", 18), ("Building", 24), ("Problem", 70))
"""Heading and width in characters. Text, element and building are headings that are known when it is read again."""


def write_problems(view: AdoptedView, path: Path) -> None:
    """Write the rows to the XLSX file `path`, atomically. Raises TargetRefused or TargetUnwritable."""
    content = BytesIO()
    book = new_workbook(content, "Signs that were not adopted")
    heading, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("Signs")
    sheet.freeze_panes(1, 0)
    for place, (name, width) in enumerate(COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, heading)
    for row, one in enumerate(view.problems, start=1):
        for place, value in enumerate((one.line, one.text, one.key, one.by, one.building, one.message)):
            sheet.write_string(row, place, cell_text(value), text)
    book.close()
    with whole_file(path, SPREADSHEET) as write:
        write(content.getvalue())
