"""The benchmark of imports: what it counts and how it judges. Nothing here looks at a clock."""

import pytest

from bench.report import Asked, judged
from bench.steps import Step, steps

COMMAND = 'process 7:"python skylt import a.ifc"'
READING = f'{COMMAND};process 8:"python -I -m ifc_import.reading.worker a.ifc"'
MODEL = "run (ifc_import/reading/isolation/worker.py:24);read_model (ifc_import/reading/model.py:22)"


@pytest.mark.parametrize(
    ("stack", "step"),
    [
        pytest.param(
            f"{READING};{MODEL};boxes (ifc_import/reading/shapes/boxes.py:9);"
            "read (ifc_import/reading/shapes/tessellation.py:4)",
            Step("reading process", "assets: boxes, in a copy beside the facts", 0.5),
            id="a shape's reader belongs to the step that wanted the shape",
        ),
        pytest.param(
            f"{READING};{MODEL};new (ifc_import/reading/novelty.py:1);text (ifc_import/reading/access.py:2)",
            Step("reading process", "ifc_import/reading/novelty.py", 0.5),
            id="a module without a step counts under its own name",
        ),
        pytest.param(
            f"{COMMAND};run (api/cli/main.py:39);_find_and_load (<frozen importlib._bootstrap>:1165)",
            Step("command", "interpreter and libraries", 0.5),
            id="an import is none of our work",
        ),
        pytest.param(
            f"{COMMAND};run (api/cli/main.py:39);execute (sqlalchemy/orm/session.py:8)",
            Step("command", "api/cli/main.py", 0.5),
            id="what only calls steps counts where nothing below it is one",
        ),
    ],
)
def test_a_stack_counts_for_the_first_step_that_it_names(stack: str, step: Step) -> None:
    assert steps([f"{stack} 1"], samples_per_s=2) == [step]


def test_the_longest_step_of_a_process_stands_first() -> None:
    locate, plan = "locate (ifc_import/placing/cascade.py:1)", "match (ifc_import/matching/cascade.py:1)"
    found = steps([f"{COMMAND};{locate} 1", f"{COMMAND};{plan} 2", f"{COMMAND};{plan} 3"], samples_per_s=1)
    assert found == [Step("command", "match and plan", 5.0), Step("command", "locations", 1.0)]


@pytest.mark.parametrize(
    ("values", "met"),
    [
        pytest.param({"ours": 2.0, "theirs": 2.0}, True, id="within the ratio"),
        pytest.param({"ours": 3.0, "theirs": 2.0}, False, id="above the ratio"),
        pytest.param({"ours": 2.0}, None, id="the other one failed"),
        pytest.param({}, None, id="nothing was measured"),
    ],
)
def test_a_figure_is_judged_by_its_ratio(values: dict[str, float], met: bool | None) -> None:
    assert judged(Asked("import", "wall_s", "ours", "theirs", at_most_ratio=1.25), values).met is met


def test_a_figure_is_judged_by_itself_where_the_target_is_no_ratio() -> None:
    figure = judged(Asked("again", "wall_s", "again", "first", at_most=1.0), {"again": 0.9, "first": 3.0})
    assert (figure.target, figure.met) == ("≤ 1 s", True)
