"""Opens a STEP file: damage becomes findings, or the reason why the file is refused.

The parser drops unreadable text without a message. So the number of entities in the text (`tally`, counted beside it)
is compared with the number that it has; where they differ, or the parser logs an error, the statements are read one by
one (`statements`), and the parser gets the undamaged ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import ifcopenshell

from ifc_import import rules
from ifc_import.errors import FileDamaged, FileRefused
from ifc_import.reading.file.header import with_bare_header
from ifc_import.reading.file.source import Source
from ifc_import.reading.isolation.beside import Beside
from ifc_import.reading.syntax.absent import provoke_complaints
from ifc_import.reading.syntax.complaints import (
    Complaints,
    dropped,
    is_about_syntax,
    line_of_offset,
    read_complaints,
    syntax_complaint,
)
from ifc_import.reading.syntax.statements import Damage, Inspection, inspect
from ifc_import.reading.syntax.tally import Tally, take_tally
from ifc_import.vocabulary.text import text
from registry.snapshot import Finding

MOST_REPORTED = 20
"""The number of broken statements reported one by one."""

_OFFSET = re.compile(r" at offset (\d+)")
_STUMBLED = re.compile(r" at offset \d+|^token ")
"""The marks of the parser's error on an unreadable value."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open model, the text that it was read from, and the findings on this."""

    model: ifcopenshell.file
    source: Source
    log: list[str]
    """the parser's log so far, piece by piece; more comes as more is read"""
    findings: tuple[Finding, ...] = ()
    complete: bool = True
    """whether the text is complete; False where any of it was lost"""
    inspected: bool = False
    unread_ids: tuple[str, ...] = ()
    """GlobalIds of what was dropped since the schema does not define its class, as far as the log so far tells"""


def open_model(source: Source) -> Opened:
    """The model in `source`. Raises FileRefused where it can't be read."""
    if not source.has_end:
        return _inspected(source, "")
    with Beside(partial(take_tally, source.path), Tally) as counting:
        model, log = _parse(source)
        if model is None:
            return _inspected(source, log)
        read = len(model.entity_names())
        tally = counting.result()
    if _is_in_doubt(read, tally, log, source):
        return _inspected(source, log)
    provoke_complaints(model, tally.absent, source.path)
    return Opened(model, source, [log], source.findings)


def repaired(opened: Opened, error: Exception) -> Opened:
    """The model without its unreadable statements, after reading it failed with `error`.

    Raises FileRefused where the file is not accepted like that, and the error itself where no statement is to be left
    out.
    """
    if _STUMBLED.search(str(error)):
        return _reopened(opened, str(error))
    try:
        return _straightened(opened, error)
    except RuntimeError as stumbled:
        if not _STUMBLED.search(str(stumbled)):
            raise
        return _reopened(opened, str(stumbled))


def _straightened(opened: Opened, error: Exception) -> Opened:
    """The model without values that the schema does not allow in their attributes."""
    from ifc_import.reading.syntax.straightening import straighten  # noqa: PLC0415  (for damaged files only)

    misfits = straighten(opened.model)
    if not misfits.findings:
        raise error
    found = complaints(opened)
    for entity in misfits.empty:
        opened.model.remove(entity)
    return replace(
        opened,
        log=[],
        findings=(*opened.findings, *found.findings, *misfits.findings),
        complete=opened.complete and not found.elements_missing,
        unread_ids=found.unread_ids,
    )


def _reopened(opened: Opened, complaint: str) -> Opened:
    """The model from its undamaged statements, after a syntax error."""
    if opened.inspected:
        raise FileRefused(_syntax_error(opened.source, complaint))
    again = _inspected(opened.source, complaint)
    if again.complete:
        raise FileRefused(_syntax_error(again.source, complaint))
    return again


def complaints(opened: Opened) -> Complaints:
    """The findings from the parser's log on all that was read so far."""
    opened.log.append(ifcopenshell.get_log())
    return read_complaints("".join(opened.log), opened.model, opened.source.path)


def _parse(source: Source) -> tuple[ifcopenshell.file | None, str]:
    """The model, if the parser can read the text, and the parser's log."""
    ifcopenshell.get_log()
    try:
        model = ifcopenshell.open(source.path, ".ifc", lazy=True)  # type: ignore[call-overload]  # the stub lacks lazy
    except (ifcopenshell.Error, OSError, RuntimeError) as error:
        return None, ifcopenshell.get_log() or str(error)
    return model, ifcopenshell.get_log()


def _is_in_doubt(read: int, tally: Tally, log: str, source: Source) -> bool:
    """Whether the parser may have read fewer entities than the text has; `read` is the number that it read."""
    known = read + dropped(log, source.path)
    doubted = tally.early_entities or tally.odd_signs or not tally.texts_end
    return doubted or known != tally.definitions or is_about_syntax(log)


def _inspected(source: Source, complaint: str) -> Opened:
    """The model from the undamaged statements of the text."""
    inspection = inspect(source.path.read_bytes())
    if inspection is None:
        raise FileRefused(f"{source.name} has no data after its header; ask for the file again")
    broken = inspection.of("broken")
    if broken and not source.accept_incomplete:
        raise FileDamaged(_refusal(source, broken))
    mended = replace(source, path=source.scratch.fill([inspection.text]))
    model, log = _parse(mended)
    if model is None:
        mended = _without_header(mended, inspection.text)
        model, log = _parse(mended)
    if model is None:
        raise FileRefused(_syntax_error(mended, log or complaint))
    read = len(model.entity_names())
    if read + dropped(log, mended.path) < inspection.kept:
        raise FileRefused(_not_all_read(source, read, inspection.kept))
    provoke_complaints(model, take_tally(mended.path).absent, mended.path)
    return Opened(
        model=model,
        source=mended,
        log=[log],
        findings=(*mended.findings, *_findings(source, inspection)),
        complete=source.has_end and not (broken or inspection.after_end or inspection.cut_off),
        inspected=True,
    )


def _without_header(source: Source, text: bytes) -> Source:
    """The source with nothing but the schema in its header, of which nothing else is needed."""
    findings = (*source.findings, rules.UNREADABLE_HEADER.finding())
    return replace(source, path=source.scratch.fill([with_bare_header(text)]), findings=findings)


def _findings(source: Source, inspection: Inspection) -> Iterator[Finding]:
    if not source.has_end or inspection.cut_off:
        yield rules.CUT_OFF.finding(line=inspection.last_line)
    broken = inspection.of("broken")
    for damage in broken[:MOST_REPORTED]:
        yield rules.BROKEN_STATEMENT.finding(line=damage.line, what=damage.what, reason=damage.reason)
    if len(broken) > MOST_REPORTED:
        yield rules.MORE_BROKEN.finding(count=len(broken) - MOST_REPORTED, line=broken[-1].line)
    yield from _reported(rules.DOUBLED_STEP, inspection.of("doubled"))
    yield from _reported(rules.STRAY_TEXT, inspection.of("stray", "mended"))
    if inspection.after_end:
        yield rules.AFTER_END.finding(count=inspection.after_end)


def _reported(rule: rules.Rule, damages: list[Damage]) -> Iterator[Finding]:
    return (
        rule.finding(line=damage.line, what=damage.what, reason=damage.reason) for damage in damages[:MOST_REPORTED]
    )


def _refusal(source: Source, broken: list[Damage]) -> str:
    first = broken[0]
    more = f", and {len(broken) - 1} more" if len(broken) > 1 else ""
    return (
        f"{source.name} has a syntax error in line {first.line} ({first.reason}: {first.what}){more}; ask for the file "
        "to be exported again"
    )


def _not_all_read(source: Source, read: int, whole: int) -> str:
    return (
        f"{source.name} can't be read: of its {whole} whole entities the parser makes {read}; ask for the file to be "
        "exported again"
    )


def _syntax_error(source: Source, log: str) -> str:
    """The one-line message for an error that only the parser finds."""
    reason = syntax_complaint(log)
    offset = _OFFSET.search(reason)
    where = f"line {line_of_offset(source.path.read_bytes(), int(offset[1]))}" if offset else "its text"
    complaint = text(_OFFSET.sub("", reason)).rstrip(".")[:200]
    return f"{source.name} has a syntax error in {where} ({complaint}); ask for the file to be exported again"
