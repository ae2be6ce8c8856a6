"""Receipts of older forms, brought to that of today: pure functions, one for each step."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from api.operations.receipts.things_to_do import rule_counts, severity_counts
from api.operations.receipts.views import RECEIPT_VERSION, FindingView
from registry.errors import RegistryTooNew

Content: TypeAlias = Mapping[str, Any]


def current(content: Content, version: int) -> Content:
    """A receipt as it is kept, in the form of today. Raises RegistryTooNew for a form that is newer."""
    if version > RECEIPT_VERSION:
        raise RegistryTooNew(f"the receipt has form {version}, and this program knows {RECEIPT_VERSION}; update Skylt")
    for step in range(version, RECEIPT_VERSION):
        content = UPGRADES[step](content)
    return content


def _from_1(content: Content) -> Content:
    """Version 2 adds what there is to do, by rule; all else that is new in it was not noted then."""
    findings = [FindingView.model_validate(one) for one in content["findings"]]
    return {
        **content,
        "version": 2,
        **{name: {} for name in ("header", "assets", "elements")},
        **{name: [] for name in ("stated", "left_out", "spaces_left_out", "unmatched_areas", "plans")},
        "severities": severity_counts(findings),
        "rules": rule_counts(findings),
    }


UPGRADES: dict[int, Callable[[Content], Content]] = {1: _from_1}
"""From which version → the step to the next."""
