"""The rules: each is told apart by its number, and says to a designer what to do."""

import re
from collections import Counter
from string import Formatter

import pytest

from ifc_import.rules import RULES, Rule
from ifc_import.rules.docs import GROUPS, rule_page
from tests.conftest import ROOT

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.number)


def test_every_number_stands_once() -> None:
    assert [number for number, count in Counter(rule.number for rule in RULES).items() if count > 1] == []


def test_every_title_stands_once() -> None:
    assert [title for title, count in Counter(rule.title for rule in RULES).items() if count > 1] == []


@every_rule
def test_a_number_is_of_a_known_group(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]+-\d\d", rule.number)
    assert rule.number.partition("-")[0] in GROUPS


@every_rule
def test_a_title_is_a_heading_and_all_else_sentences(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert rule.title[-1] not in ".:!"
    assert rule.message.rstrip("}").endswith((".", "what"))
    assert rule.remedy.endswith(".")


@every_rule
def test_a_remedy_is_one_sentence_to_the_designer(rule: Rule) -> None:
    assert not re.search(r"\b[Aa]sk (the designer|for|what)\b", rule.remedy)
    assert not re.search(r"[.!?] [A-Z]", rule.remedy)


OWNERS_ACTS = (
    "^No action needed(?!, unless)",
    "replace its code",
    "import(ing)? the file",
    "in the table",
    "^Confirm its room",
    "retire the one from the list",
)
"""What a remedy says that is done in the registry or with labels, and not in the model."""


@every_rule
def test_a_rule_is_for_the_owner_where_the_designer_can_do_nothing(rule: Rule) -> None:
    assert (rule.audience == "owner") == bool(re.search("|".join(OWNERS_ACTS), rule.remedy))


@every_rule
def test_the_reference_page_marks_the_rules_of_the_owner(rule: Rule) -> None:
    assert ("(owner)" in rule_page([rule]).splitlines()[-1]) == (rule.audience == "owner")


@every_rule
def test_a_finding_is_filled_in_with_its_details(rule: Rule) -> None:
    names = {name for text in (rule.message, rule.remedy) for _, name, _, _ in Formatter().parse(text) if name}
    finding = rule.finding("an id", "a key", **dict.fromkeys(names, "this"))
    assert (finding.rule, finding.severity, finding.global_id, finding.key) == (
        rule.number,
        rule.severity,
        "an id",
        "a key",
    )
    assert "{" not in finding.message + finding.remedy


def test_the_reference_page_is_that_of_the_rules() -> None:
    page = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    assert page == rule_page(), "renew it with `make docs`"


def test_the_page_has_every_rule_with_all_that_it_says() -> None:
    rule = Rule("SPC-99", "info", "A title", "Space {number} | {global_id!r}.", "Do it.")
    assert "| SPC-99 | Note | A title | Space ‹number› \\| ‹global id›. | Do it. |\n" in rule_page([rule])
    assert all(f"| {rule.number} |" in rule_page() for rule in RULES)


def test_a_group_without_a_name_comes_last_under_its_letters() -> None:
    rules = [Rule("NEW-01", "info", "B", "b.", "b."), Rule("SPC-01", "info", "A", "a.", "a.")]
    assert re.findall(r"^## (.*)$", rule_page(rules), re.MULTILINE) == ["Spaces", "NEW"]
