"""The receipt as a self-contained HTML page for the designer, without scripts and external resources.

What is long is cut where a reader has had enough of it, and says how much more there is: the counts are always those of
the whole receipt, and its JSON has everything.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from api.files.kinds import WEB_PAGE
from api.files.plain_text import shown
from api.files.whole import whole_file
from api.operations.import_plans.texts import CONCERN_TITLES, WORDS, details
from api.operations.import_plans.views import CONCERNS, PlanGroup, PlannedElement
from api.operations.receipts.drawing import Drawing, MarkedPlan, lay_out, with_marks
from api.operations.receipts.things_to_do import FOR_THE_OWNER, for_designer
from api.operations.receipts.views import FindingView, Receipt, RuleCount
from api.operations.receipts.words import (
    METHOD_WORDS,
    ROOM_WORDS,
    SEVERITY_WORDS,
    change_of_total,
    changes,
    made_with,
    stated,
    verdict,
)

PLANS, ROWS = 120, 3600
"""On the whole page: a rule gets its share of them, and no more than `MOST_PLANS` and `MOST_ROWS`."""
MOST_PLANS, MOST_ROWS = 12, 200
MOST_MARKS = 40
"""The limit for one plan; with more, neighbouring places share a mark."""
MOST_AT_A_MARK = 4
"""Rows."""
MOST_ALIKE = 4
"""GlobalIds in a row."""
MOST_PLACELESS = 40
"""Rows without a place in plan."""
LONGEST_DETAILS = 300
"""Characters, of what changed in an element."""


@dataclass(frozen=True, slots=True)
class Row:
    """Findings with the same text for the same room: the first one, their number, and the GlobalIds that are listed.

    `mark` is None where the row stands at the same place as the one before, and `span` says for how many rows it is.
    """

    finding: FindingView
    count: int
    ids: list[str | None]
    mark: int | None = None
    span: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """The findings on a storey: the plan with its marks, and the rows beside it."""

    storey: str
    count: int
    plan: MarkedPlan
    rows: list[Row]
    more: int


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing to do: a rule, the storeys with its findings, and findings without a position in plan."""

    rule: RuleCount
    classes: list[tuple[str, int]]
    parts: list[Part] = field(default_factory=list)
    other_storeys: list[tuple[str, int]] = field(default_factory=list)
    """storeys beyond the limit of plans, with the number of findings"""
    placeless: list[Row] = field(default_factory=list)
    more: int = 0
    """of the findings without a position"""

    @property
    def has_ids(self) -> bool:
        """Whether findings without a position are about elements rather than the file."""
        return any(one.finding.about or one.finding.global_id for one in self.placeless)

    @property
    def has_storeys(self) -> bool:
        """Whether any finding without a position has a storey or a room."""
        return any(one.finding.about and one.finding.about.storey for one in self.placeless)


def write_page(receipt: Receipt, target: Path) -> int:
    """Write the page to a file, atomically; returns its size in bytes.

    Raises TargetRefused or TargetUnwritable.
    """
    content = receipt_page(receipt).encode()
    with whole_file(target, WEB_PAGE) as write:
        write(content)
    return len(content)


def receipt_page(receipt: Receipt) -> str:
    """The page as HTML; findings that the designer can do nothing about are left out."""
    left_to_owner = sum(rule.rule in FOR_THE_OWNER for rule in receipt.rules)
    receipt = for_designer(receipt)
    drawings, share = _Drawings(receipt), _share(len(receipt.rules))
    things = [
        _thing(rule, list(findings), drawings, share)
        for rule, (_number, findings) in zip(
            receipt.rules, groupby(receipt.findings, key=lambda one: one.rule), strict=True
        )
    ]
    rows = {} if receipt.plan is None else {concern: receipt.plan.concerning(concern) for concern in CONCERNS}
    return _template().render(
        receipt=receipt,
        left_to_owner=left_to_owner,
        things=things,
        drawings=drawings.used(),
        verdict=verdict(receipt.rules),
        made_with=made_with(receipt.header),
        stated={of: stated([one for one in receipt.stated if one.of == of]) for of in ("space", "asset")},
        changes=changes(receipt) if receipt.revision > 1 else "",
        change_of_total="" if receipt.areas is None else change_of_total(receipt.areas.total),
        room_words=ROOM_WORDS,
        has_changes=any(rows.values()) or bool(receipt.areas and receipt.areas.rooms),
        element_rows=rows,
        concern_titles=CONCERN_TITLES,
        change_words=WORDS,
        details=_details,
        left_out_count=sum(one.count for one in receipt.left_out),
        severities=SEVERITY_WORDS,
        methods=METHOD_WORDS,
        most_rows=MOST_ROWS,
        program_version=version("skylt"),
    )


def _details(group: PlanGroup, row: PlannedElement) -> str:
    text = details(group, row)
    return text if len(text) <= LONGEST_DETAILS else text[: LONGEST_DETAILS - 1] + "…"


class _Drawings:
    """The storeys of a receipt, each drawn when it is first needed."""

    def __init__(self, receipt: Receipt) -> None:
        self._plans = receipt.plans
        self._drawn: dict[int, Drawing] = {}

    def of(self, plan: int) -> Drawing:
        if plan not in self._drawn:
            self._drawn[plan] = lay_out(self._plans[plan], f"s{plan}")
        return self._drawn[plan]

    def name(self, plan: int) -> str:
        return self._plans[plan].storey or "On no storey"

    def used(self) -> list[Drawing]:
        return [self._drawn[plan] for plan in sorted(self._drawn)]


@dataclass(frozen=True, slots=True)
class _Share:
    """The limits of plans and rows for a rule on the page."""

    plans: int
    rows: int


def _share(rules: int) -> _Share:
    return _Share(min(MOST_PLANS, PLANS // max(rules, 1) or 1), min(MOST_ROWS, ROWS // max(rules, 1)))


def _thing(rule: RuleCount, findings: Sequence[FindingView], drawings: _Drawings, share: _Share) -> Thing:
    placed: dict[int, list[FindingView]] = {}
    for one in findings:
        if one.place is not None:
            placed.setdefault(one.place.plan, []).append(one)
    drawn, others = sorted(placed)[: share.plans], sorted(placed)[share.plans :]
    placeless = _rows([one for one in findings if one.place is None])
    listed = placeless[: min(MOST_PLACELESS, share.rows)]
    return Thing(
        rule=rule,
        classes=_classes(findings),
        parts=[_part(drawings.name(plan), placed[plan], drawings.of(plan), share.rows // len(drawn)) for plan in drawn],
        other_storeys=[(drawings.name(plan), len(placed[plan])) for plan in others],
        placeless=listed,
        more=_unlisted(listed, sum(one.count for one in placeless)),
    )


def _part(storey: str, findings: Sequence[FindingView], drawing: Drawing, most: int) -> Part:
    """The findings of a rule on a storey in at most `most` rows, with at least one for each mark."""
    places = [one.place for one in findings if one.place is not None]
    plan = with_marks(drawing, places, min(MOST_MARKS, most))
    spare = most - len(plan.marks)
    rows: list[Row] = []
    for mark in plan.marks:
        here = _rows([findings[one] for one in mark.places])[: 1 + min(spare, MOST_AT_A_MARK - 1)]
        rows += [replace(here[0], mark=mark.number, span=len(here)), *here[1:]]
        spare -= len(here) - 1
    return Part(storey, len(findings), plan, rows, _unlisted(rows, len(findings)))


def _rows(findings: Sequence[FindingView]) -> list[Row]:
    """Rows of findings with the same text for the same room, in the order of their first findings."""
    alike: dict[tuple[str, str], list[FindingView]] = {}
    for one in findings:
        alike.setdefault((repr(one.about and (one.about.storey, one.about.room_number)), one.message), []).append(one)
    return [Row(some[0], len(some), [one.global_id for one in some[:MOST_ALIKE]]) for some in alike.values()]


def _unlisted(rows: Sequence[Row], count: int) -> int:
    """The number of the `count` findings that are not listed."""
    return count - sum(len(one.ids) for one in rows)


def _classes(findings: Sequence[FindingView]) -> list[tuple[str, int]]:
    """The elements that the findings are about, most frequent first; empty where there is only one."""
    counts = Counter(one.about.ifc_class for one in findings if one.about is not None)
    return counts.most_common(8) if len(counts) > 1 else []


@cache
def _template() -> Template:
    """The page; all of its texts are made safe to display, and escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "pages"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"thousands": _thousands, "short": _short, "day": _day, "quoted": _quoted}
    return environment.get_template("receipt.html")


def _harmless(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _thousands(value: float, decimals: int = 0) -> str:
    return f"{value:,.{decimals}f}"


def _short(value: float) -> str:
    """A number for a drawing, as short as its precision allows."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def _quoted(text: str) -> str:
    """A string in TOML notation."""
    return json.dumps(shown(text), ensure_ascii=False)
