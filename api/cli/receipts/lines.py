"""A receipt as lines for the terminal: a summary, then the findings, worst first."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

import typer

from api.cli.receipts.area_lines import area_lines, short_area_lines
from api.cli.terminal.advice import FINDINGS
from api.cli.terminal.output import WIDE, Headed
from api.files.plain_text import shown
from api.operations.receipts.views import FactCount, FindingView, Receipt, RuleCount
from api.operations.receipts.words import SEVERITY_WORDS, stated, verdict
from registry.snapshot import Severity
from registry.wording import counted

EXAMPLES = 3
FIRST_FINDINGS = 3
"""Findings listed after an import; the receipt has all."""

INDENT = " " * 9

COLOURS: dict[Severity, str] = {
    "error": typer.colors.RED,
    "warning": typer.colors.YELLOW,
    "info": typer.colors.BLUE,
}


def short_lines(receipt: Receipt) -> Iterator[str]:
    """The lines printed after an import: what was read, what changed, and the worst findings."""
    yield title(receipt)
    yield from _contents(receipt)
    if receipt.plan is not None:
        yield from short_area_lines(receipt.areas)
        yield verdict(receipt.rules)
        return
    yield _changes(receipt)
    yield from short_area_lines(receipt.areas)
    yield verdict(receipt.rules)
    for rule in receipt.rules[:FIRST_FINDINGS]:
        yield _heading(rule)
    more = len(receipt.rules) - FIRST_FINDINGS
    if more > 0 and receipt.id is not None:
        yield f"… and {more} more: skylt receipt {receipt.id}"
    if receipt.id is not None:
        yield _for_designer(receipt.id)


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """All lines; text from the model is made harmless."""
    yield from _summary(receipt)
    yield ""
    yield verdict(receipt.rules)
    groups = groupby(receipt.findings, key=lambda row: row.rule)
    for rule, (_number, findings) in zip(receipt.rules, groups, strict=True):
        yield ""
        yield from _thing_to_do(rule, list(findings))
    if receipt.id is not None:
        yield ""
        yield _for_designer(receipt.id)


def title(receipt: Receipt) -> str:
    """The file, and the building, source model and revision that it became."""
    told = f"{receipt.file} → {receipt.building}, {receipt.source_model}, revision {receipt.revision}"
    return shown(f"{told} (dry run: nothing was written)" if receipt.dry_run else told)


def _for_designer(number: int) -> str:
    return f"For the designer, as a page with plans: skylt receipt {number} --html receipt-{number}.html"


def _contents(receipt: Receipt) -> Iterator[str]:
    counts, areas = receipt.counts, receipt.area_m2
    if not receipt.complete:
        yield "  the file is incomplete: all figures are for the part that could be read"
    yield (
        f"  {counted(counts.storeys, 'storey')}, {counted(counts.spaces, 'space')}, "
        f"{counted(counts.assets, 'asset')} of {counted(counts.types, 'type')}, "
        f"{counted(counts.systems, 'system')}, {counted(counts.zones, 'zone')} ({shown(receipt.ifc_schema)})"
    )
    if counts.spaces:
        yield f"  {areas.counted:,.1f} m² counted; declared {areas.declared:,.1f} m², computed {areas.computed:,.1f} m²"


def _changes(receipt: Receipt) -> str:
    changed = [(name, count) for name, count in receipt.changes.model_dump().items() if count]
    return "  " + (", ".join(f"{count:,} {name}" for name, count in changed) or "nothing changed")


def _summary(receipt: Receipt) -> Iterator[str]:
    yield title(receipt)
    yield from _contents(receipt)
    yield _changes(receipt)
    yield from area_lines(receipt.areas)
    if receipt.located:
        methods = ", ".join(f"{method} {count}" for method, count in receipt.located.items())
        yield from _folded(f"located by {methods}", "  ")
    for of in ("space", "asset"):
        facts = [fact for fact in receipt.stated if fact.of == of]
        said = stated(facts)
        if said:
            yield from _folded(f"{of}s{_without_entourage(of, facts, receipt)}: {said}", "  ")
    left_out = _left_out(receipt)
    if left_out:
        yield "  left out: " + ", ".join(left_out)


def _without_entourage(of: str, facts: Sequence[FactCount], receipt: Receipt) -> str:
    """Why fewer assets are counted here than there are: entourage has no maker and needs no room."""
    enliven = receipt.counts.assets - facts[0].count
    if of != "asset" or enliven <= 0:
        return ""
    return f" (without {enliven:,} that only enliven the model: people, plants, vehicles)"


def _left_out(receipt: Receipt) -> list[str]:
    elements = sum(left_out.count for left_out in receipt.left_out)
    counts = (
        (elements, "element that is not an asset", "elements that are not assets"),
        (len(receipt.spaces_left_out), "space that is not counted", "spaces that are not counted"),
        (len(receipt.unmatched_areas), "area name that is not known", "area names that are not known"),
    )
    return [counted(*words) for words in counts if words[0]]


def _thing_to_do(rule: RuleCount, findings: Sequence[FindingView]) -> Iterator[str]:
    yield _heading(rule)
    yield from _folded(shown(rule.remedy), INDENT)
    if rule.rule in FINDINGS:
        yield f"{INDENT}{FINDINGS[rule.rule]}"
    examples = list({_example(finding): finding for finding in findings[: EXAMPLES * 10]})[:EXAMPLES]
    for example in examples:
        yield from _folded(example, f"{INDENT}· ")
    if rule.count > len(examples):
        yield f"{INDENT}· and {rule.count - len(examples):,} more"


def _heading(rule: RuleCount) -> str:
    word = f"{SEVERITY_WORDS[rule.severity][0]:8}"
    return Headed(f"{word} {shown(rule.title)}: {rule.count:,} ({rule.rule})", word, COLOURS[rule.severity])


def _example(finding: FindingView) -> str:
    """Where, what, and the id to search for."""
    about = finding.about
    room = f"{about.room_number or ''} {about.room_name or ''}".strip() if about else ""
    where = ", ".join(filter(None, (about.storey if about else None, room)))
    which = f" ({finding.global_id})" if finding.global_id else ""
    return shown(f"{where}: {finding.message}{which}" if where else f"{finding.message}{which}")


def _folded(text: str, first: str) -> list[str]:
    width = shutil.get_terminal_size((WIDE, 24)).columns
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False)
