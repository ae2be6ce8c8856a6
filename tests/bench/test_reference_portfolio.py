"""The benchmark of a whole contract: what its models are, that it goes all the way, and how it judges. No clock."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from bench.processes import Seen
from bench.reference_models import building
from bench.reference_portfolio import Course, Step, take
from sample_models.truth import identifier

WHOLE = Course(
    making_s=9.0, models=200, refused=0, model_mb=70.0, buildings=200, spaces=9000, assets=48_000, area_m2=4e5,
    labels=35_000, sheets=1667, decoded_right=35_000, problems=0,
    steps=(Step("import", 300.0, 500.0, 200.0), Step("print", 200.0, 300.0, 200.0), Step("verify", 100.0, 90.0, 99.0)),
)  # fmt: skip


def test_a_portfolio_goes_all_the_way_from_models_to_decoded_labels(tmp_path: Path) -> None:
    course = take(tmp_path, 2)
    assert (course.models, course.buildings, course.refused, course.problems) == (2, 2, 0, 0)
    rooms = [room for number in (1, 2) for room in building(number).rooms]
    assert course.spaces == len(rooms)
    assert course.assets == sum(len(building(number).things) for number in (1, 2))
    counted_m2 = sum(room.area_m2 or room.net_m2 or 0.0 for room in rooms if room.counts)
    assert course.area_m2 == pytest.approx(counted_m2, rel=0.02)  # one room declares less than it has
    assert 350 < course.labels == course.decoded_right
    assert [one.name for one in course.steps] == ["import", "print", "verify"]
    assert course.is_right


BUSY = "import time\nwhile time.process_time() < 0.5:\n    pass\nprint(flush=True)\ninput()"


def test_what_a_worker_did_is_known_after_it_is_gone() -> None:
    """Workers of a fork server are waited for by nobody whose times are asked for."""
    seen = Seen()
    with subprocess.Popen([sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        process = psutil.Process(worker.pid)
        worker.stdout.readline()  # type: ignore[union-attr]  # it is a pipe
        seen.look_at([process])
        worker.communicate(b"\n")
    seen.look_at([process])
    assert seen.cpu_s[worker.pid] >= 0.45  # the system counts in ticks of 10 ms
    assert seen.peak.pss_bytes > 0


def test_every_building_is_another_one() -> None:
    models = [building(number) for number in range(1, 7)]
    ids = [identifier(model, thing.identity or thing.key) for model in models for thing in model.things]
    assert len(set(ids)) == len(ids)
    assert len({model.building for model in models}) == len(models)
    assert len({round(model.rooms[0].area_m2 or 0.0, 3) for model in models}) == len(models)
    assert len({frozenset(thing.key for thing in model.things) for model in models}) == len(models)


def test_a_number_is_the_same_building_every_time() -> None:
    assert building(7) == building(7)


@pytest.mark.parametrize(
    ("changed", "met"),
    [
        pytest.param({}, True, id="in time, to the second"),
        pytest.param({"steps": (Step("import", 600.1, 1.0, 1.0),)}, False, id="too late"),
        pytest.param({"decoded_right": 34_999}, False, id="a label leads nowhere"),
        pytest.param({"problems": 1}, False, id="something is wrong with a sheet"),
        pytest.param({"refused": 1}, False, id="a model was refused"),
        pytest.param({"models": 199}, None, id="fewer models than the reference"),
        pytest.param({"labels": 34_999, "decoded_right": 34_999}, None, id="fewer labels than the reference"),
    ],
)
def test_a_course_is_judged_by_what_is_right_and_by_all_its_steps(changed: dict[str, object], met: bool | None) -> None:
    assert replace(WHOLE, **changed).met is met  # type: ignore[arg-type]  # the table's values fit their fields
