"""A rule: its number, how bad it is when it is broken, and what to do then."""

from dataclasses import dataclass

from registry.snapshot import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `title` heads its findings in a receipt, `message` and `remedy` are templates for each of them."""

    number: str
    severity: Severity
    title: str
    message: str
    remedy: str

    def finding(self, about: str | None = None, key: str | None = None, **details: object) -> Finding:
        """This rule, broken by the element whose GlobalId is `about` and whose key in the snapshot is `key`."""
        return Finding(
            rule=self.number,
            severity=self.severity,
            message=self.message.format(**details),
            remedy=self.remedy.format(**details),
            global_id=about,
            key=key,
        )
