"""The owner's settings file: what it says is taken, and what it can't mean is told with its place."""

import os
import re
from pathlib import Path

import pytest
from msgspec import Struct, structs

from api.settings.errors import BadSettings
from api.settings.labels import StockSetting
from api.settings.owner import OwnerFile, owner_settings
from ifc_import.profile import (
    AreaName,
    AssetRule,
    Counting,
    Designation,
    Limits,
    OwnerSettings,
    Profile,
    SpaceCategory,
)
from tests.conftest import ROOT

SETTINGS_PAGE = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def written(text: str, name: str = "skylt.toml") -> Path:
    path = Path(name)
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_everything_is_as_the_program_has_it() -> None:
    assert owner_settings() == OwnerFile()


def test_a_file_in_the_working_folder_is_read() -> None:
    written('[counting]\norder = ["computed", "declared net"]\n')
    assert owner_settings().counting == Counting(order=("computed", "declared net"))


def test_a_file_that_is_named_comes_before_it() -> None:
    written("[counting]\ndifference = 0.1\n")
    other = written("[counting]\ndifference = 0.05\n", "other.toml")
    assert owner_settings(other).counting.difference == 0.05


def test_names_of_areas_and_rules_for_assets_are_sections_of_their_own() -> None:
    written(
        '[[reading.area_names]]\nname = "Golvyta"\nkind = "net"\n'
        '[[reading.assets]]\nkeep = false\nclass = "IfcWindow"\n'
    )
    assert owner_settings().reading == Profile(
        area_names=(AreaName(name="Golvyta", kind="net"),), assets=(AssetRule(keep=False, ifc_class="IfcWindow"),)
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[counting\n", "at line 1"),
        ("[counting]\nordre = []\n", r"unknown field `ordre` - at `\$\.counting`"),
        ('[counting]\norder = ["declared"]\n', r"at `\$\.counting\.order"),
        (
            '[[reading.area_names]]\nname = "NTA"\n',
            r"missing required field `kind` - at `\$\.reading\.area_names\[0\]`",
        ),
        ('[[reading.area_names]]\nname = "NTA"\nkind = "netto"\n', r"area_names\[0\]\.kind"),
    ],
    ids=["no TOML", "a misspelt name", "a value without meaning", "what is missing", "a kind that is none"],
)
def test_what_is_wrong_is_told_with_the_file_and_the_place(text: str, told: str) -> None:
    written(text)
    with pytest.raises(BadSettings, match=rf"^the settings file skylt\.toml is wrong: .*{told}"):
        owner_settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[limits]\nmemory_mb = 0\n", r"`int` >= 1 - at `\$\.limits\.memory_mb`"),
        ("[limits]\nmemory_mb = -1\n", r"at `\$\.limits\.memory_mb`"),
        ("[limits]\nmemory_mb = 1000000000000000\n", r"`int` <= 16777216 - at `\$\.limits\.memory_mb`"),
        ("[limits]\nseconds = 0\n", r"`float` > 0\.0 - at `\$\.limits\.seconds`"),
        ("[counting]\norder = []\n", r"at `\$\.counting\.order`"),
        ('[[reading.area_names]]\nname = ""\nkind = "net"\n', r"at `\$\.reading\.area_names\[0\]\.name`"),
        ('[[reading.designations]]\nscheme = "a"\npattern = ""\n', r"designations\[0\]\.pattern"),
        ('[[counting.categories]]\nnumber = ""\ncategory = "Office"\n', r"categories\[0\]\.number"),
        ('[[reading.assets]]\nkeep = true\nclass = "Wall"\n', r"assets\[0\]\.class"),
        ("[[reading.assets]]\nkeep = true\n", "this rule has no condition: give class"),
        (
            "[counting]\nordre = []\n",
            "; known ones are order, difference, scheme, outdoors, category_order, category_table, categories",
        ),
        ("[[reading.assets]]\nclas = 1\n", "; known ones are keep, class, predefined_type, type_name, classification"),
        ("[count]\n", "; known ones are reading, counting, limits, labels"),
    ],
)
def test_what_would_have_no_effect_or_none_that_is_meant_is_refused(text: str, told: str) -> None:
    written(text)
    with pytest.raises(BadSettings, match=told):
        owner_settings()


def test_a_file_with_a_mark_in_front_is_read() -> None:
    Path("skylt.toml").write_bytes(b"\xef\xbb\xbf[counting]\ndifference = 0.1\n")
    assert owner_settings().counting.difference == 0.1


def test_a_file_that_is_nested_without_end_is_told() -> None:
    written(f"a = {'[' * 5000}")
    with pytest.raises(BadSettings, match=r"is wrong: it is nested too deeply"):
        owner_settings()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_never_ends_is_not_waited_for(kind: str) -> None:
    os.mkfifo("pipe")
    with pytest.raises(BadSettings, match="is not a settings file: it is a device, a pipe"):
        owner_settings(Path("pipe") if kind == "pipe" else Path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_category_table_that_is_a_pipe_is_not_waited_for() -> None:
    os.mkfifo("rooms.csv")
    written('[counting]\ncategory_table = "rooms.csv"\n')
    with pytest.raises(BadSettings, match="it is a device or a pipe, not a file"):
        owner_settings()


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(BadSettings, match=r"none\.toml can't be read: No such file or directory; check its name"):
        owner_settings(Path("none.toml"))


def test_the_example_in_the_reference_is_a_settings_file() -> None:
    example = re.search(r"```toml\n(.*?)```", SETTINGS_PAGE, re.DOTALL)
    assert example is not None
    Path("rooms.csv").write_text("number;category\n101;Office\n", "utf-8")
    settings = owner_settings(written(example.group(1)))
    assert [one.name for one in settings.reading.area_names] == ["Städyta", "GrossFloorArea", "Area"]
    assert [one.number for one in settings.counting.categories] == ["1.04", "101"]
    assert settings.limits.seconds == 600


def test_the_examples_of_stock_in_the_reference_are_stock() -> None:
    text = (ROOT / "docs" / "reference" / "labels.md").read_text(encoding="utf-8")
    [example] = [one for one in re.findall(r"```toml\n(.*?)```", text, re.DOTALL) if "labels.stock" in one]
    signs, flags = owner_settings(written(example)).labels.stocks
    assert (signs.name, signs.labels, signs.left_mm, signs.pitch_y_mm) == ("Door signs", 8, 12, 64)
    assert (flags.name, flags.kind, flags.page_mm, flags.width_mm) == ("Cable flags", "roll", (60, 30), 60)


@pytest.mark.parametrize(
    "section", [AreaName, AssetRule, Designation, Profile, Counting, SpaceCategory, Limits, StockSetting]
)
def test_the_reference_has_every_setting(section: type[Struct]) -> None:
    names = [field.encode_name for field in structs.fields(section)]
    assert [name for name in names if f"`{name}`" not in SETTINGS_PAGE and f".{name}]]" not in SETTINGS_PAGE] == []


def test_files_that_read_and_count_alike_have_one_digest() -> None:
    plain = OwnerSettings().digest
    assert OwnerSettings(reading=Profile()).digest == plain
    assert OwnerSettings(counting=Counting(difference=0.05)).digest != plain
