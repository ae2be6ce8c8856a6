"""`skylt align`, run as a person would."""

import pytest

from tests.api.conftest import STATION, Skylt

HERE = ("--building", "Polisstation Ängö")
SERVICES = (*HERE, "--model", "services")


@pytest.fixture
def station_here(skylt: Skylt) -> Skylt:
    """The command line on a registry with the station."""
    assert skylt("import", *STATION).exit_code == 0
    return skylt


def test_it_lists_how_the_models_of_a_building_stand(station_here: Skylt) -> None:
    ran = station_here("align", *HERE, "--json")
    assert ran.exit_code == 0
    assert [(one["source_model"], one["evidence"], one["trusted"]) for one in ran.json] == [
        ("architecture", "frame", True),
        ("services", "coordinates", True),
    ]


def test_it_takes_a_persons_word_and_gives_it_back(station_here: Skylt) -> None:
    said = station_here(
        "align", *SERVICES, "--shift=-1,2.5,0", "--turn", "30", "--by", "Ann", "--why", "survey", "--json"
    )
    (services,) = [one for one in said.json if one["source_model"] == "services"]
    assert (services["evidence"], services["by"], services["why"]) == ("by hand", "Ann", "survey")
    assert services["offset"] == pytest.approx({"x_m": -1.0, "y_m": 2.5, "z_m": 0.0, "turn_deg": 30.0})
    assert [one["by"] for one in station_here("align", *SERVICES, "--reset", "--json").json] == [None, None]


def test_a_dry_run_writes_nothing(station_here: Skylt) -> None:
    ran = station_here("align", *SERVICES, "--shift=1,0,0", "--dry-run")
    assert (ran.exit_code, ran.stderr) == (0, "Dry run: nothing was written.\n")
    assert station_here("align", *HERE, "--json").json[1]["evidence"] == "coordinates"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param([*SERVICES, "--shift", "1,2"], 2, "three numbers", id="two numbers"),
        pytest.param([*SERVICES, "--shift", "1,2,inf"], 2, "three numbers", id="no finite number"),
        pytest.param([*SERVICES], 2, "--reset", id="nothing to do"),
        pytest.param([*HERE, "--shift", "1,2,3"], 2, "source model", id="no source model"),
        pytest.param(["--building", "Town hall"], 1, "there is no building 'Town hall'", id="another building"),
        pytest.param(
            [*HERE, "--model", "architecture", "--shift", "1,2,3"],
            1,
            "defines the coordinates of the building",
            id="the frame itself",
        ),
    ],
)
def test_what_makes_no_sense_is_told(station_here: Skylt, arguments: list[str], code: int, words: str) -> None:
    ran = station_here("align", *arguments)
    assert ran.exit_code == code
    assert words in ran.stderr
