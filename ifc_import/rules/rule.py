"""A rule: its number, the severity of its findings, their message and the remedy."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from registry.snapshot import Finding, Severity

Audience: TypeAlias = Literal["designer", "owner"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `title` heads its findings in a receipt; `message` and `remedy` are the templates of each finding.

    `audience` is who can act on it: findings for the owner of the registry are not on the page for the designer.
    """

    number: str
    severity: Severity
    title: str
    message: str
    remedy: str
    audience: Audience = "designer"

    def finding(self, about: str | None = None, key: str | None = None, **details: object) -> Finding:
        """A finding of this rule on the element with the GlobalId `about` and the key `key` in the snapshot."""
        return Finding(
            rule=self.number,
            severity=self.severity,
            message=self.message.format(**details),
            remedy=self.remedy.format(**details),
            global_id=about,
            key=key,
        )
