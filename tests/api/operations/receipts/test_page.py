"""The page for the designer: what is in it, that it is whole by itself, and that it stays small whatever was found."""

import re
from pathlib import Path
from typing import Any

import pytest

from api.files.errors import TargetUnwritable
from api.operations.receipts.page import receipt_page, write_page
from api.operations.receipts.views import (
    AboutView,
    AreaSums,
    FindingView,
    HeaderView,
    LeftOutView,
    PlaceView,
    Receipt,
    SpaceLeftOut,
    UnmatchedAreaView,
)
from ifc_import.rules import RULES, Rule
from tests.api.operations.receipts.factories import a_finding, a_plan, a_receipt, a_room, in_room
from tests.api.operations.receipts.reading_pages import Node, read_page

HOSTILE = "<script>alert(1)</script>\"'>&\x1b[31m\u202eevil\u2066"


def page_of(*findings: FindingView, **overrides: Any) -> Node:
    return read_page(receipt_page(a_receipt(*findings, **overrides)))


def things(page: Node) -> list[Node]:
    return page.all("section", class_="thing")


def test_its_head_says_which_file_of_which_building_and_who_wrote_it() -> None:
    header = HeaderView(application="Archicad", application_version="27.1", written_at="2026-11-20T08:14:00")
    head = page_of(header=header, source_model="architecture", revision=3).all("header")[0].text
    for told in ("station.ifc", "Station", "architecture, revision 3", "Archicad 27.1", "2026-11-20", "IFC4"):
        assert told in head
    assert "23 November 2026, 12:00 UTC" in head


def test_what_to_do_is_one_line_a_rule_worst_first_with_the_severity_in_words() -> None:
    page = page_of(
        a_finding("ID-01", severity="error", remedy="Give it an id of its own."),
        *[a_finding("SPC-01")] * 3,
        a_finding("FILE-03", severity="info"),
    )
    lines = [one.text for one in page.all("ol", class_="todo")[0].all("li")]
    assert lines == [
        "Error GlobalIds used more than once 1 × Give it an id of its own.",
        "Warning Spaces without a body 3 × Export spaces with their geometry.",
        "Note Read as another schema 1 × Export spaces with their geometry.",
    ]


def test_each_line_leads_to_its_findings() -> None:
    page = page_of(a_finding("ID-01", severity="error"), a_finding("SPC-01"))
    targets = [one.attributes["href"] for one in page.all("ol", class_="todo")[0].all("a")]
    assert targets == [f"#{one.attributes['id']}" for one in things(page)]


@pytest.mark.parametrize(
    ("severities", "sentence"),
    [
        ([], "Nothing has to be put right."),
        (["info"], "Nothing has to be put right; 1 thing is good to know."),
        (["error"], "1 thing must be put right."),
        (
            ["error", "error", "warning", "info"],
            "2 things must be put right, 1 thing should be put right, 1 thing is good to know.",
        ),
    ],
    ids=["nothing", "a note", "an error", "all"],
)
def test_a_sentence_says_how_bad_it_is(severities: list[Any], sentence: str) -> None:
    page = page_of(*(a_finding(f"R-{index}", severity=one) for index, one in enumerate(severities)))
    assert page.all("p", class_="verdict")[0].text == sentence


def test_a_finding_has_its_room_its_message_and_its_global_id() -> None:
    [row] = things(page_of(in_room(0, 0)))[0].all("tbody")[0].all("tr")
    assert [cell.text for cell in row.all("td")] == [
        "1",
        "101 Office",
        "Space 101 has no body, so its area can't be computed.",
        "2O2Fr$t4X7Zf8NOew3FNr2",
    ]
    assert row.all("code")[0].text == "2O2Fr$t4X7Zf8NOew3FNr2"


def test_a_rule_has_one_plan_a_storey_with_its_places_numbered_as_in_the_list() -> None:
    page = page_of(
        in_room(0, 0, message="a"),
        in_room(0, 2, message="b"),
        in_room(1, 1, message="c"),
        plans=[a_plan(), a_plan(storey="Plan 2")],
    )
    [thing] = things(page)
    assert [one.text for one in thing.all("h4")] == ["Plan 1 2 ×", "Plan 2 1 ×"]
    plans = thing.all("svg", class_="plan")
    assert [[one.text for one in plan.all("g", class_="marks")[0].all("text")] for plan in plans] == [["1", "2"], ["1"]]
    assert [[one.text for one in table.all("td", class_="mark")] for table in thing.all("table")] == [["1", "2"], ["1"]]


def test_the_room_of_a_place_is_filled_and_named() -> None:
    [plan] = page_of(in_room(0, 2)).all("svg", class_="plan")
    [filled] = plan.all("g", class_="filled")[0].all("use")
    assert filled.attributes["href"] == "#s0r2"
    assert plan.all("g", class_="named")[0].text == "103"


def test_a_storey_is_drawn_once_however_many_rules_show_it() -> None:
    html = receipt_page(a_receipt(in_room(0, 0, rule="A-1"), in_room(0, 1, rule="B-1"), in_room(0, 2, rule="C-1")))
    assert html.count('id="s0r1"') == 1
    assert html.count('href="#s0"') == 3


def test_all_that_a_plan_points_to_is_on_the_page_once() -> None:
    page = page_of(in_room(0, 0), in_room(0, 2), a_finding(place=PlaceView(plan=0, point_cm=(10, 10))))
    ids = re.findall(r' id="([^"]+)"', receipt_page(a_receipt(in_room(0, 0))))
    assert len(ids) == len(set(ids))
    names = {one.attributes["id"] for name in ("g", "path") for one in page.all(name) if "id" in one.attributes}
    assert {(one.attributes["href"] or "")[1:] for one in page.all("use")} <= names


def test_things_in_one_spot_that_say_the_same_are_one_row_with_their_number() -> None:
    chairs = [in_room(0, 0, message="A chair.", global_id=f"chair {index}") for index in range(9)]
    [row] = things(page_of(*chairs))[0].all("tbody")[0].all("tr")
    assert "9 × A chair." in row.text
    assert [one.text for one in row.all("code")] == ["chair 0", "chair 1", "chair 2", "chair 3"]
    assert "and 5 more" in row.text


def test_a_finding_without_a_place_stands_in_a_table_with_its_storey() -> None:
    about = AboutView(kind="asset", ifc_class="IfcPump", name="Pump", storey="Plan 9")
    [thing] = things(page_of(a_finding(about=about, message="A pump.")))
    [row] = thing.all("tbody")[0].all("tr")
    assert [cell.text for cell in row.all("td")] == ["Plan 9", "", "A pump.", "2O2Fr$t4X7Zf8NOew3FNr2"]
    assert thing.all("svg") == []


def test_a_finding_about_the_building_has_neither_storey_nor_room() -> None:
    about = AboutView(kind="building", ifc_class="IfcBuilding", name="")
    [thing] = things(page_of(a_finding("BLD-01", about=about, message="No name.")))
    assert [cell.text for cell in thing.all("td")] == ["No name.", "2O2Fr$t4X7Zf8NOew3FNr2"]


def test_a_finding_about_the_file_is_only_its_message() -> None:
    [thing] = things(page_of(a_finding("UNIT-01", global_id=None, message="No unit.")))
    assert [cell.text for cell in thing.all("td")] == ["No unit."]


def test_what_a_flood_is_about_is_counted_by_class() -> None:
    kinds = ["IfcDoor"] * 3 + ["IfcWindow"] * 2
    findings = [a_finding(about=AboutView(kind="asset", ifc_class=one, name="x")) for one in kinds]
    assert things(page_of(*findings))[0].all("p", class_="classes")[0].text == "3 IfcDoor, 2 IfcWindow"


SECTIONS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "elements that are no assets": (
        {"left_out": [LeftOutView(ifc_class="IfcWall", count=1800, reason="it is not maintained")]},
        ["IfcWall", "1,800", "it is not maintained"],
    ),
    "spaces that are not counted": (
        {
            "spaces_left_out": [
                SpaceLeftOut(
                    global_id="x", storey="Plan 1", number="100", name="BTA", area_m2=60.5, reason="it is gross"
                )
            ]
        },
        ["Plan 1", "100 BTA", "60.50", "it is gross"],
    ),
    "names of areas": (
        {"unmatched_areas": [UnmatchedAreaView(set="Ytor", name='Städ"yta', spaces=3, example=18.5)]},
        ["Ytor", 'Städ"yta', "18.50", r'name = "Städ\"yta"', "[[reading.area_names]]", "skylt.toml"],
    ),
    "the header": (
        {
            "size_bytes": 240_912,
            "header": HeaderView(author="A. Lind", organisation="Lind AB", preprocessor="P 1", encoding="latin-1"),
        },
        ["240,912 bytes", "A. Lind", "Lind AB", "P 1", "latin-1", "ab" * 32],
    ),
    "a file that is not complete": ({"complete": False}, ["The file is not complete."]),
    "what a new revision changed": ({"revision": 2}, ["Since the last revision", "6 new"]),
}


@pytest.mark.parametrize(("overrides", "told"), SECTIONS.values(), ids=SECTIONS.keys())
def test_the_rest_is_told_too(overrides: dict[str, Any], told: list[str]) -> None:
    text = page_of(**overrides).text
    assert [one for one in told if one not in text] == []


def test_what_there_is_none_of_has_no_section() -> None:
    headings = [one.text for one in page_of().all("h2")]
    assert headings == ["Summary", "What to do", "Assets by class", "The file"]


def hostile_receipt() -> Receipt:
    about = AboutView(
        kind="space", ifc_class=HOSTILE, name=HOSTILE, storey=HOSTILE, room_number=HOSTILE, room_name=HOSTILE
    )
    finding = a_finding(
        HOSTILE, message=HOSTILE, remedy=HOSTILE, global_id=HOSTILE, about=about, place=PlaceView(plan=0, room=0)
    )
    return a_receipt(
        finding,
        a_finding("Z-1", message=HOSTILE, global_id=HOSTILE, about=about),
        file=HOSTILE,
        building=HOSTILE,
        source_model=HOSTILE,
        schema=HOSTILE,
        header=HeaderView(**dict.fromkeys(HeaderView.model_fields, HOSTILE)),
        assets={HOSTILE: 1},
        located={HOSTILE: 1},
        left_out=[LeftOutView(ifc_class=HOSTILE, count=1, reason=HOSTILE)],
        spaces_left_out=[
            SpaceLeftOut(global_id=HOSTILE, storey=HOSTILE, number=HOSTILE, name=HOSTILE, area_m2=1.0, reason=HOSTILE)
        ],
        unmatched_areas=[UnmatchedAreaView(set=HOSTILE, name=HOSTILE, spaces=1, example=1.0)],
        plans=[a_plan(a_room(HOSTILE, name=HOSTILE), storey=HOSTILE)],
    )


def test_text_from_a_model_can_not_act() -> None:
    html = receipt_page(hostile_receipt())
    page = read_page(html)
    assert page.all("script") == []
    assert html.count("alert(1)") > 20
    assert "<script" not in html
    assert all(one.isprintable() or one == "\n" for one in html)


def test_nothing_is_loaded_from_anywhere_and_nothing_runs() -> None:
    html = receipt_page(hostile_receipt())
    [policy] = [one for one in read_page(html).all("meta") if "http-equiv" in one.attributes]
    assert not re.search(r"https?:|//|@import|url\(|<(link|script|img|iframe|object|form)\b| on\w+=", html)
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    assert str(policy.attributes["content"]).startswith("default-src 'none'; style-src 'unsafe-inline';")


def test_very_long_text_is_cut() -> None:
    endless = "x" * 100_000
    assert len(receipt_page(a_receipt(a_finding(message=endless, remedy=endless), file=endless))) < 20_000


def flood(rules: int, each: int, storeys: int = 1) -> Receipt:
    """Findings all over buildings of 100 rooms a storey."""
    rooms = [a_room(f"{index:04}", 450 * (index % 20), 550 * (index // 20)) for index in range(100)]
    findings = [
        in_room(
            index % storeys,
            index * 7 % 100,
            rule=RULES[rule].number if rule < len(RULES) else f"X-{rule}",
            message=f"Room {index} of a building with a long name is not as it should be, in this respect or that.",
            global_id=f"{rule:02}{index:020}",
        )
        for rule in range(rules)
        for index in range(each)
    ]
    return a_receipt(*findings, plans=[a_plan(*rooms, storey=f"Plan {index}") for index in range(storeys)])


def test_thousands_of_findings_of_a_rule_are_cut_in_the_list_and_never_in_the_counts() -> None:
    page = read_page(receipt_page(flood(1, 4500)))
    [thing] = things(page)
    listed = len(thing.all("code"))
    assert "4,500 ×" in thing.all("h3")[0].text
    assert page.all("span", class_="count")[0].text == "4,500 ×"
    assert listed < 300
    assert thing.all("p", class_="more")[0].text == f"and {4500 - listed:,} more — see the JSON"


def test_storeys_beyond_the_plans_are_named_with_their_counts() -> None:
    [thing] = things(read_page(receipt_page(flood(1, 300, storeys=30))))
    assert len(thing.all("svg", class_="plan")) == 12
    assert "further storeys: Plan 12 10 ×, Plan 13 10 ×" in thing.text


@pytest.mark.parametrize(
    ("rules", "each", "storeys"), [(1, 10_000, 1), (40, 250, 12), (60, 170, 40)], ids=["one rule", "many", "all over"]
)
def test_ten_thousand_findings_stay_below_3_mb(rules: int, each: int, storeys: int) -> None:
    assert len(receipt_page(flood(rules, each, storeys)).encode()) < 3_000_000


def test_the_page_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "receipt.html"
    size = write_page(a_receipt(in_room(0, 0)), target)
    assert target.read_text(encoding="utf-8") == receipt_page(a_receipt(in_room(0, 0)))
    assert target.stat().st_size == size
    assert list(tmp_path.iterdir()) == [target]


def test_a_page_that_can_not_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        write_page(a_receipt(), tmp_path / "no folder" / "receipt.html")
    assert list(tmp_path.iterdir()) == []


def test_sums_are_told_with_their_unit() -> None:
    text = page_of(area_m2=AreaSums(declared=1234.56, computed=1240.0, counted=1234.56)).text
    assert "1,234.6 m² counted floor area" in text
    assert "1,234.6 m² declared by the model · 1,240.0 m² computed from its shapes" in text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.number)
def test_what_the_designer_can_do_nothing_about_is_not_on_the_page(rule: Rule) -> None:
    finding = a_finding(rule.number, severity=rule.severity, message="what was found", remedy="what to do")
    page = receipt_page(a_receipt(finding))
    assert ("what was found" in page, rule.title.split("'")[0] in page) == (rule.audience == "designer",) * 2
    assert ("1 thing that only the owner of the register can settle" in page) == (rule.audience == "owner")


def test_the_verdict_of_the_page_is_of_what_the_designer_can_do() -> None:
    page = receipt_page(a_receipt(a_finding("HND-07"), a_finding("ID-05", severity="info")))
    assert "Nothing has to be put right." in page
