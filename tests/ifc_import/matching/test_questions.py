"""What a person has to answer before an import is done, and what is no question."""

from typing import Any

import pytest

from ifc_import.matching.planning import make_plan
from ifc_import.matching.questions import Accepted, Circumstances, is_older, questions
from ifc_import.open_questions import CopiedIds, ManyLost, OlderFile, OtherClasses, Question
from registry.snapshot import AssetFacts, Box
from tests.factories import LINEAGES, a_snapshot, a_type, an_asset, known_as

ABOUT = Circumstances("hvac.ifc", "services of Station")
NOTHING = make_plan(a_snapshot(), [])


def row_of(count: int, prefix: str = "pump", first: int = 0) -> list[AssetFacts]:
    """Like pumps, five metres apart."""
    return [
        an_asset(f"{prefix} {x}", type_key="pump type", box=_box(5.0 * x), name=f"{prefix} {x}")
        for x in range(first, first + count)
    ]


def _box(x: float) -> Box:
    return (x, 0.0, 0.0, x + 1.0, 1.0, 1.0)


def planned(before: list[AssetFacts], now: list[AssetFacts]) -> list[Question]:
    """What is asked when `now` comes after `before`."""
    known = [known_as(number, one) for number, one in enumerate(before, start=1)]
    plan = make_plan(a_snapshot(*now, types=(a_type(),), lineages=LINEAGES), known)
    return list(questions(plan, known, ABOUT, Accepted()))


@pytest.mark.parametrize(
    ("new", "last", "expected"),
    [
        pytest.param("2021-05-05T10:00:00", "2021-09-07T10:00:00", True, id="months before"),
        pytest.param("2021-09-07T09:59:59", "2021-09-07T10:00:00", True, id="a second before"),
        pytest.param("2021-09-07T10:00:00", "2021-09-07T10:00:00", False, id="at the same time"),
        pytest.param("2021-09-07T11:00:00", "2021-09-07T10:00:00", False, id="after"),
        pytest.param("2021-09-07T11:00:00+02:00", "2021-09-07T10:00:00+00:00", True, id="before, by its zone"),
        pytest.param("2021-09-07T01:00:00", "2021-09-07T20:00:00+00:00", False, id="perhaps after, its zone unsaid"),
        pytest.param("2021-09-05T01:00:00", "2021-09-07T20:00:00+00:00", True, id="before in any zone"),
        pytest.param("", "2021-09-07T10:00:00", False, id="at an unsaid time"),
        pytest.param("last Tuesday", "2021-09-07T10:00:00", False, id="at no time"),
        pytest.param("1970-01-01T00:00:00", "2021-09-07T10:00:00", False, id="by a clock that was not set"),
    ],
)
def test_a_file_is_older_where_both_headers_say_so(new: str, last: str, *, expected: bool) -> None:
    assert is_older(new, last) is expected


def asked(accepted: Accepted | None = None, **about: Any) -> list[Question]:
    circumstances = Circumstances("hvac.ifc", "services of Station", **about)
    return list(questions(NOTHING, [], circumstances, accepted or Accepted()))


def test_an_older_revision_after_a_newer_one_is_a_question() -> None:
    times: dict[str, Any] = {"written_at": "2021-05-05T10:00:00", "last_written_at": "2021-09-07T10:00:00"}
    assert asked(**times) == [
        OlderFile(
            "hvac.ifc was written at 2021-05-05T10:00:00, before the last revision of services of Station "
            "(2021-09-07T10:00:00)"
        )
    ]
    assert asked(accepted=Accepted(older=True), **times) == []


@pytest.mark.parametrize(
    ("ids", "elsewhere", "is_asked"),
    [
        pytest.param(100, {"Annex": 50}, True, id="half of the ids are another building's"),
        pytest.param(100, {"Annex": 49, "Shed": 40}, False, id="no single building has half of them"),
        pytest.param(9, {"Annex": 9}, False, id="so few that they may be marks that are copied everywhere"),
        pytest.param(100, {}, False, id="all ids are its own"),
        pytest.param(100, None, False, id="a later revision"),
    ],
)
def test_ids_of_another_building_are_a_question(ids: int, elsewhere: dict[str, int] | None, *, is_asked: bool) -> None:
    [*found] = asked(ids=ids, ids_elsewhere=elsewhere)
    assert ["building 'Annex'" in one.message and isinstance(one, CopiedIds) for one in found] == [True] * is_asked
    assert asked(accepted=Accepted(copied_ids=True), ids=ids, ids_elsewhere=elsewhere) == []


def test_another_class_under_a_known_id_is_a_question() -> None:
    [question] = planned([an_asset("x")], [an_asset("x", ifc_class="IfcAirTerminal")])
    assert "x was IfcPump and is IfcAirTerminal" in question.message
    assert isinstance(question, OtherClasses)


def test_a_finer_class_is_no_question() -> None:
    assert planned([an_asset("x", ifc_class="IfcFlowTerminal")], [an_asset("x", ifc_class="IfcAirTerminal")]) == []


def test_ids_that_were_all_regenerated_are_no_loss_where_all_is_recognised() -> None:
    assert planned(row_of(20), row_of(20, "renewed")) == []


def test_a_loss_beside_regenerated_ids_says_so() -> None:
    [question] = planned(row_of(20), row_of(12, "renewed"))
    assert "lacks 8 of the 20 spaces and assets" in question.message
    assert "its ids were regenerated: 12 other elements recognised under new ids" in question.message
    assert isinstance(question, ManyLost)


def test_regenerated_ids_are_a_finding() -> None:
    known = [known_as(number, one) for number, one in enumerate(row_of(20), start=1)]
    plan = make_plan(a_snapshot(*row_of(20, "renewed"), types=(a_type(),)), known)
    assert [(one.rule, one.message) for one in plan.findings] == [
        (
            "ID-11",
            "20 of the 20 known spaces and assets came under new GlobalIds; they were recognised by other "
            "details, and keep their codes.",
        )
    ]
