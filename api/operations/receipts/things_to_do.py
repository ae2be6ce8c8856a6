"""Groups findings into things to do: one for each rule, the worst first."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from api.operations.receipts.views import FindingView, Receipt, RuleCount
from ifc_import.rules import RULES
from registry.snapshot import Severity

WORST_FIRST: tuple[Severity, ...] = ("error", "warning", "info")

TITLES = {rule.number: rule.title for rule in RULES}

FOR_THE_OWNER = frozenset(rule.number for rule in RULES if rule.audience == "owner")
"""Rules that the designer of a model can do nothing about."""


def for_designer(receipt: Receipt) -> Receipt:
    """The receipt without the findings that its designer can do nothing about."""
    findings = [finding for finding in receipt.findings if finding.rule not in FOR_THE_OWNER]
    rules = [rule for rule in receipt.rules if rule.rule not in FOR_THE_OWNER]
    return receipt.model_copy(update={"findings": findings, "rules": rules, "severities": severity_counts(findings)})


def severity_counts(findings: Iterable[FindingView]) -> dict[Severity, int]:
    """Severity → number of findings, zero included."""
    counts = Counter(one.severity for one in findings)
    return {severity: counts[severity] for severity in WORST_FIRST}


def rule_counts(findings: Iterable[FindingView]) -> list[RuleCount]:
    """One entry for each rule, in the order of the findings, which are sorted by rule."""
    groups = [list(group) for _rule, group in groupby(findings, key=lambda one: one.rule)]
    return [
        RuleCount(
            rule=group[0].rule,
            severity=group[0].severity,
            title=TITLES.get(group[0].rule, group[0].rule),
            count=len(group),
            remedy=_remedy(group),
        )
        for group in groups
    ]


def _remedy(group: list[FindingView]) -> str:
    """The remedy of most of them."""
    [(remedy, _count)] = Counter(one.remedy for one in group).most_common(1)
    return remedy
