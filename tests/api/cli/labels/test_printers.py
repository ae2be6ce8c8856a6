"""`skylt labels calibrate` and `--printer` as people meet them, from ruler page to paper; and stock of their own."""

from pathlib import Path
from shutil import copy

import pytest

from qr.stock.finding import find
from registry.database.engine import open_engine
from tests.api.conftest import Ran, Skylt
from tests.qr.person import reads
from tests.qr.printer import Printer

OFFICE = ("--printer", "OFFICE", "--stock", "L7160")
PRINTER = Printer(1.2, -0.8, 0.995, 1.003)
OWN = """
[[labels.stock]]
name = "Door signs"
page = "A4"
columns = 2
rows = 4
label_mm = [90, 60]
margin_mm = [12, 22]
pitch_mm = [96, 64]
material = "polyester"
"""


@pytest.fixture
def labels(skylt: Skylt, station_url: str, tmp_path: Path) -> Skylt:
    """`skylt labels`, on a copy of the station's registry."""
    open_engine(station_url).dispose()
    copy(station_url.removeprefix("sqlite:///"), tmp_path / "own.db")

    def run(*arguments: object) -> Ran:
        variables = {"SKYLT_DATABASE_URL": f"sqlite:///{tmp_path / 'own.db'}", "SKYLT_CODE_HOST": "q.firm.dk"}
        return skylt("labels", *arguments, **variables)

    return run


def told(ran: Ran, exit_code: int = 1) -> str:
    """The one line that says what is wrong."""
    [line] = ran.stderr.splitlines()
    assert (ran.exit_code, ran.stdout) == (exit_code, "")
    return line


def test_from_the_ruler_page_to_labels_in_their_place(labels: Skylt, tmp_path: Path) -> None:
    page = labels("calibrate", *OFFICE, "-o", "ruler.pdf")
    assert "Ruler page of OFFICE for L7160, without a correction, in ruler.pdf" in page.stdout
    assert "skylt labels calibrate --printer OFFICE --stock L7160 --measured A,B,C,D,E" in page.stderr
    read = reads(PRINTER.prints(tmp_path / "ruler.pdf"), find("L7160"))
    kept = labels("calibrate", *OFFICE, "--measured", read)
    assert "Saved as correction 1: labels print --printer OFFICE applies it" in kept.stdout
    assert labels("calibrate", "--list", "--json").json[0]["printer"] == "OFFICE"

    assert labels("print", *OFFICE, "-o", "labels.pdf").exit_code == 0
    assert labels("print", "--stock", "L7160", "-o", "perfect.pdf").exit_code == 0
    seen = PRINTER.prints(tmp_path / "labels.pdf").symbols()
    perfect = Printer().prints(tmp_path / "perfect.pdf").symbols()
    assert len(seen) == 21
    assert seen.keys() == perfect.keys()
    off = [(seen[one].x_mm - perfect[one].x_mm, seen[one].y_mm - perfect[one].y_mm) for one in seen]
    assert max(abs(one) for pair in off for one in pair) <= 0.1
    assert "lead to their element" in labels("verify", "labels.pdf").stdout


@pytest.mark.parametrize(
    ("exit_code", "arguments", "said"),
    [
        pytest.param(
            2, ("--measured", "-1.2,0.8,1,1"), "is not a set of readings of a ruler page: enter what", id="signs"
        ),
        pytest.param(2, ("--measured", "12,190,20,277"), "A and B are 178", id="a slip of 8 mm"),
        pytest.param(2, ("--measured", "20,178,20,277"), "no printer is off by that much", id="12 instead of 1.2"),
        pytest.param(2, ("--measured", "190,20,20,277"), "A reads 190 mm where 20 mm is exact", id="swapped letters"),
        pytest.param(
            1, ("--measured", "20,190,20,277", "--correction", "7"), "no correction 7", id="another correction"
        ),
        pytest.param(1, ("--forget",), "OFFICE is not calibrated for L7160", id="nothing to forget"),
        pytest.param(1, ("-o", "nowhere/ruler.pdf"), "can't be written", id="no such folder"),
        pytest.param(
            2, ("--stock", "L9999", "-o", "r.pdf"), "'L9999' is no stock that is known here", id="no such stock"
        ),
    ],
)
def test_what_cannot_be_is_one_line_and_keeps_nothing(
    labels: Skylt, exit_code: int, arguments: tuple[str, ...], said: str
) -> None:
    assert said in told(labels("calibrate", *OFFICE, *arguments), exit_code)
    assert labels("calibrate", "--list").stdout == "No printer is calibrated.\n"


def test_a_printer_that_is_not_calibrated_corrects_nothing(labels: Skylt, tmp_path: Path) -> None:
    assert "OFFICE is not calibrated for L7160; do that with" in told(labels("print", *OFFICE, "-o", "labels.pdf"))
    assert not (tmp_path / "labels.pdf").exists()


def test_nothing_is_kept_of_a_dry_run_and_what_is_forgotten_is_gone(labels: Skylt) -> None:
    measured = ("calibrate", *OFFICE, "--measured", "20.9,190.5,20.1,277.0,20.9")
    assert "nothing was written" in labels(*measured, "--dry-run").stdout
    assert labels("calibrate", "--list", "--json").json == []
    assert labels(*measured).exit_code == 0
    assert labels("calibrate", *OFFICE, "--forget").stdout == "OFFICE on L7160: forgotten\n"
    assert labels("calibrate", "--list", "--json").json == []


def test_paper_that_went_askew_is_told(labels: Skylt) -> None:
    ran = labels("calibrate", *OFFICE, "--measured", "20.9,190.9,20.1,277.1,19.8")
    assert "Warning: the paper went through askew by 0.30°, which moves labels by up to 1.6 mm" in ran.stderr


def test_a_miss_that_a_correction_can_mend_only_by_smaller_labels_is_told(labels: Skylt) -> None:
    ran = labels("calibrate", *OFFICE, "--measured", "27.5,197.5,20,277")
    assert "the printer does not reach 4.5 mm of each label where the correction puts it" in ran.stderr


def test_help_shows_how_it_is_done(labels: Skylt) -> None:
    help_ = labels("calibrate", "--help").stdout
    assert "skylt labels calibrate --printer OFFICE --stock L7160 -o ruler.pdf" in help_
    assert "--measured" in help_


def test_stock_of_ones_own_is_listed_outlined_printed_and_verified(labels: Skylt, tmp_path: Path) -> None:
    (tmp_path / "skylt.toml").write_text(OWN, encoding="utf-8")
    [listed] = labels("stocks", "door signs", "--json").json
    assert (listed["name"], listed["labels"], listed["own"]) == ("Door signs", 8, True)
    assert "Drawn in outline.pdf" in labels("stocks", "Door signs", "--outline", "outline.pdf").stderr
    assert "8: 2 columns × 4 rows" in labels("stocks", "Door signs").stdout
    assert labels("print", "--stock", "doorsigns", "-o", "labels.pdf").exit_code == 0
    assert "symbols on 32 pages lead to their element" in labels("verify", "labels.pdf").stdout

    seen = list(Printer().prints(tmp_path / "labels.pdf").symbols().values())
    middles = sorted({round(one.y_mm + one.height_mm / 2) for one in seen})
    assert middles == [52, 116, 180, 244]
    outline = Printer().prints(tmp_path / "outline.pdf")
    edge = outline.part(11.5, 40, 12.5, 41).ink.mean(axis=0)
    assert (edge.argmax() + 0.5) / outline.dots_a_mm + 11.5 == pytest.approx(12, abs=0.1)


def test_a_tape_that_is_cut_too_short_for_words_is_told(labels: Skylt) -> None:
    short = labels("print", "--stock", "DK-22205", "--length", "20", "--query", "kontor", "-o", "labels.pdf")
    assert " text is cut short on " in short.stderr
    refused = labels("print", "--stock", "DK-22205", "--length", "16", "--query", "kontor", "-o", "short.pdf")
    assert "cut to 16 mm is too short for the symbol: cut it to " in told(refused, 2)
