"""The paths and links in the documentation lead to files that exist."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOLDERS = ("registry", "ifc_import", "qr", "api", "tests", "docs", "sample_models", "bench")
PAGES = sorted(
    page
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
    if page.parent.name != "decisions" and page.name != "CHANGELOG.md"  # they keep the names of their time
)

PATH = re.compile(r"`([\w-]+(?:/[\w-]+)+|[\w/-]+\.(?:py|toml))`")
"""A path in code style: with a folder, or of a Python or TOML file; its first folders may be left out."""
LINK = re.compile(r"\]\((?!\w+:)([^)#]*)(?:#([^)]*))?\)")

NO_PATHS = frozenset({"n/a", "03/04/2015", "Set/Name"})
OWNERS_FILES = frozenset({"skylt.toml", "doors.toml", "rooms.toml"})
ADDED_BY_THE_WALK_THROUGH = frozenset(
    {"registry/migrations/versions/0007_acoustic_rating.py", "registry/migrations/versions/0008_ceiling_height.py"}
)
NOT_IN_SKYLT = NO_PATHS | OWNERS_FILES | ADDED_BY_THE_WALK_THROUGH


@pytest.fixture(scope="module")
def paths() -> set[str]:
    """The paths of all files, Python modules without `.py` and folders, each also without its first folders."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    parts = [path.relative_to(ROOT).parts for path in (*found, *ROOT.iterdir())]
    ends = {"/".join(names[start:]) for names in parts for start in range(len(names))}
    return ends | {end.removesuffix(".py") for end in ends}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_a_page_names_exists(page: Path, paths: set[str]) -> None:
    named = set(PATH.findall(page.read_text("utf-8"))) - NOT_IN_SKYLT
    assert sorted(named - paths) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file_and_a_heading(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert [f"{target}#{heading}" for target, heading in links if not leads_somewhere(page, target, heading)] == []


def leads_somewhere(page: Path, target: str, heading: str) -> bool:
    file = page.parent / target if target else page
    return file.exists() and (not heading or heading in anchors(file.read_text("utf-8")))


def anchors(text: str) -> set[str]:
    """The anchors of the headings of a page: lower case, hyphens for spaces, no punctuation."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
