"""The reference page of all rules, generated from the rules: ``python -m ifc_import.rules.docs FILE``."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from string import Formatter

from ifc_import.rules import RULES, Rule

GROUPS = {
    "FILE": "The file",
    "UNIT": "Units",
    "ID": "GlobalIds",
    "BLD": "Buildings",
    "STO": "Storeys",
    "STR": "Spatial structure",
    "SPC": "Spaces",
    "AREA": "Areas",
    "AST": "Assets",
    "PRP": "Properties",
    "GRP": "Systems and zones",
    "GEO": "Shapes and placements",
    "HND": "Corrections and owner's records",
}
"""The heading of each group of rules, by the letters of their numbers, in the order of the page."""

SEVERITIES = {"error": "Error", "warning": "Warning", "info": "Note"}

HEAD = """# Rules

What an import reports about a model, by rule number. An *error* must be put right: until then, data is lost or wrong.
A *warning* should be put right. A *note* is for information. The findings of a file are in its receipt,
each with its position in plan. Rules marked *(owner)* ask for nothing that the model's designer could do: they are left
out of the page for the designer.

This page is made from `ifc_import/rules` (`make docs`). Words in ‹brackets› are placeholders for values from the model.
"""


def rule_page(rules: Sequence[Rule] = RULES) -> str:
    """The page in Markdown: a table for each group of rules."""
    ordered = sorted(rules, key=lambda rule: (_place(_group(rule)), _group(rule), rule.number))
    return HEAD + "".join(_section(name, list(group)) for name, group in groupby(ordered, key=_group))


def _group(rule: Rule) -> str:
    return rule.number.partition("-")[0]


def _place(group: str) -> int:
    return list(GROUPS).index(group) if group in GROUPS else len(GROUPS)


def _section(group: str, rules: Sequence[Rule]) -> str:
    rows = "".join(map(_row, rules))
    return f"\n## {GROUPS.get(group, group)}\n\n| Rule | | What | Message | What to do |\n|---|---|---|---|---|\n{rows}"


def _row(rule: Rule) -> str:
    severity = SEVERITIES[rule.severity] + (" (owner)" if rule.audience == "owner" else "")
    cells = (rule.number, severity, rule.title, _words(rule.message), _words(rule.remedy))
    return "".join(f"| {cell} " for cell in (cell.replace("|", r"\|") for cell in cells)) + "|\n"


def _words(template: str) -> str:
    """The template with its placeholders as words in brackets."""
    return "".join(_parts(template))


def _parts(template: str) -> Iterator[str]:
    for text, name, _form, _conversion in Formatter().parse(template):
        yield text
        if name is not None:
            yield f"‹{name.replace('_', ' ')}›"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(rule_page(), encoding="utf-8")
