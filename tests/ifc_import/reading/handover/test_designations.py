"""What stands on a thing's plate is found in every scheme, and nothing else is taken for it."""

import signal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.errors import FileRefused
from ifc_import.profile import Designation, Profile
from ifc_import.reading.handover import designations
from ifc_import.reading.handover.designations import Designated, Texts, designation_of
from ifc_import.reading.model import read_model
from ifc_import.reading.values.property_kinds import Value
from registry.snapshot import Snapshot
from tests.ifc_import.reading.factories import House, read

EXAMPLES = [
    ("+002=360.001-SR001", "TFM"),
    ("+A=360.001-SR001", "TFM"),
    ("+AAA.02=433.001-XF001", "TFM"),
    ("+002=543.OU001-RK001T", "TFM"),
    ("+A=360.001:01-SR001T/001", "TFM"),
    ("++AA=360.001:01-ST001%ST.001", "TFM"),
    ("=360.001-SR001", "TFM"),
    ("++AA=3600.001", "NS-TFM"),
    ("++AA=3600.001.01", "NS-TFM"),
    ("++B106=3600.014:SQZ0023%SQZ.008:03", "NS-TFM"),
    ("=C1.HD2-QQA3", "CoClass"),
    ("-QQA1.WPA2", "CoClass"),
    ("=E1-QQC2", "CoClass"),
    ("++BA1=D2.JD3-QQA4", "CoClass"),
]
"""Sources: Statsbygg PA 0802, NMBU, itbguiden.no, dRofus' help (TFM, TFM-2, NS-TFM); ISO 81346-12 (CoClass)."""

COUNTER_EXAMPLES = [
    "310123", "A=B", "=B", "x=y+z", "-K1", "=A1+B2", "=SUM(A1)", "Door-1", "E=mc2", "360.001", "360.001-SR001",
    "454425.1027891.1032757", "+46701234567", "1+1=2", "=", "-A", "+A1", "C-LINE", "2400=2400", "P-101", "C=1200",
    "87CB-F5FE276FA162", "3CAFB746-2204-4C6C-BF-ED-F5FE276FA162", "M_RPC Female", "DN50-PN16", "A1.B2", "-", "=360.001",
    "+U150041110=56BVP001-GT4002", "T-FLOW+B=20",
]  # fmt: skip


NOTHING = Texts()


def found(texts: Texts = NOTHING, *values: Value, owners: Any = ()) -> tuple[str, str] | None:
    one = designation_of(texts, values, owners)
    return None if one is None else (one.text, one.scheme)


@pytest.mark.parametrize(("text", "scheme"), EXAMPLES)
def test_a_designation_is_found_as_tag_name_or_description(text: str, scheme: str) -> None:
    assert found(Texts(tag=text)) == (text, scheme)
    assert found(Texts(name=text)) == (text, scheme)
    assert found(Texts(description=text)) == (text, scheme)


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_this_is_no_designation(text: str) -> None:
    assert found(Texts(text, text, text), Value("Data", "Tag", text), Value("Identity Data", "Mark", text)) is None


def test_a_name_may_have_a_designation_among_its_words_and_a_description_not() -> None:
    assert found(Texts(name="Aggregat (+A=360.001-IV001)")) == ("+A=360.001-IV001", "TFM")
    assert found(Texts(description="fed from +A=433.001-XF001")) is None


@pytest.mark.parametrize(
    ("set_name", "name", "value", "expected"),
    [
        ("FDV", "TFM", "+A=360.001-SR001", ("+A=360.001-SR001", "TFM")),
        ("FDV", "TFM-ID", "360.001-SR001", ("360.001-SR001", "TFM")),
        ("FDV", "Samlet TFM-nummer, forekomst", "360.001:01-SR001", ("360.001:01-SR001", "TFM")),
        ("NS9360", "RefString", "++B106=3600.014:SQZ0023", ("++B106=3600.014:SQZ0023", "NS-TFM")),
        ("CoClass", "Referensbeteckning", "-QQA1", ("-QQA1", "CoClass")),
        ("Data", "Reference Designation", "=E1-QQC2", ("=E1-QQC2", "CoClass")),
        ("COBie_Component", "TagNumber", "+A=360.001-SR001", ("+A=360.001-SR001", "TFM")),
        ("Identity Data", "Mark", "=E1-QQC2", ("=E1-QQC2", "CoClass")),
        ("Data", "Beteckning", "LB01", None),
        ("Data", "Referensbeteckning", "LB01", None),
        ("FDV", "TFM", "360.001", None),
        ("FDV", "TFM", "n/a", None),
        ("Data", "Comments", "+A=360.001-SR001", None),
    ],
)
def test_a_property_made_for_a_scheme_needs_less_than_a_general_one(
    set_name: str, name: str, value: str, expected: tuple[str, str] | None
) -> None:
    assert found(Texts(), Value(set_name, name, value)) == expected


def test_a_property_counts_before_tag_tag_before_name_and_name_before_description() -> None:
    texts = Texts(name="+A=361.001-SR001", tag="+A=362.001-SR001", description="+A=363.001-SR001")
    assert found(texts, Value("FDV", "TFM", "+A=360.001-SR001")) == ("+A=360.001-SR001", "TFM")
    assert found(texts) == ("+A=362.001-SR001", "TFM")
    assert found(Texts(texts.name, "", texts.description)) == ("+A=361.001-SR001", "TFM")


SITE = Designation(scheme="Region", pattern=r"\+U\d+=\d{2}[A-Z]+\d+-[A-Z]+\d+")
"""A site's own: place, system and component."""


def test_the_owners_pattern_is_asked_first_and_for_the_whole_text() -> None:
    text = "+U150041110=56BVP001-GT4002"
    owners = (Designation(scheme="Number", pattern=r"\d{6}"), SITE)
    assert found(Texts(tag="310123"), Value("FDV", "TFM", "+A=360.001-SR001"), owners=owners) == ("310123", "Number")
    assert found(Texts(), Value("Any", "Thing", text), owners=owners) == (text, "Region")
    assert found(Texts(name=f"Givare {text}"), owners=owners) is None


@pytest.mark.parametrize(
    ("wanted", "is_found"),
    [("Märkning", True), ("FDV/Märkning", True), ("fdv/m*", True), ("Other/Märkning", False), ("Märk", False)],
)
def test_the_owner_may_say_in_which_property_to_look(wanted: str, is_found: bool) -> None:
    owner = Designation(scheme="Own", pattern=r"[A-Z]+\d+", properties=(wanted,))
    values = (Value("FDV", "Märkning", "GT41"), Value("FDV", "Number", "GT42"))
    assert found(Texts(tag="GT43"), *values, owners=(owner,)) == (("GT41", "Own") if is_found else None)


def test_an_endless_text_is_looked_at_by_no_pattern() -> None:
    owner = Designation(scheme="Slow", pattern=r"(a+)+b")
    assert found(Texts("a" * 5000, "a" * 5000, "a" * 5000), Value("Data", "TFM", "a" * 5000), owners=(owner,)) is None


def test_bip_puts_a_designation_together_of_system_and_type() -> None:
    bip = (Value("BIP", "SystemID", "57LB01"), Value("BIP", "TypeID", "GT4002"), Value("BIP", "BSABe", "56.B"))
    assert found(Texts(), *bip) == ("57LB01-GT4002", "BIP")
    assert found(Texts(), bip[1], bip[2]) is None
    assert found(Texts(), Value("Other", "SystemID", "57LB01"), Value("Other", "TypeID", "GT4002")) is None


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_no_text_is_taken_for_one_that_has_no_sign_of_a_reference_in_it(text: str) -> None:
    if not set("=+-%") & set(text):
        assert found(Texts(text, text, text), Value("Data", "Mark", text)) is None


def a_house(*tags: str, schema: str = "IFC4") -> House:
    house = House(schema)
    for number, tag in enumerate(tags, 1):
        house.stand("IfcFlowTerminal", Name=f"don {number}", Tag=tag)
    return house


def told(snapshot: Snapshot) -> list[tuple[str | None, str]]:
    return [(one.key, one.message) for one in snapshot.findings if one.rule == "AST-04"]


def test_an_asset_has_its_designation_and_says_of_which_scheme_it_is(tmp_path: Path) -> None:
    (asset,) = read(a_house("+A=360.001-SR001"), tmp_path).assets
    assert (asset.designation, asset.designation_scheme, asset.tag) == ("+A=360.001-SR001", "TFM", "+A=360.001-SR001")


def test_two_assets_with_one_designation_are_a_finding(tmp_path: Path) -> None:
    snapshot = read(a_house("+A=360.001-SR001", "+A=360.001-SR001", "+A=360.001-SR002"), tmp_path)
    message = "2 assets share the designation +A=360.001-SR001: 'don 1', 'don 2'."
    assert told(snapshot) == [(snapshot.assets[0].key, message)]


def test_what_tfm_marks_as_alike_may_share_a_designation(tmp_path: Path) -> None:
    assert told(read(a_house("+002=543.001-RK001T", "+002=543.001-RK001T"), tmp_path)) == []


def test_a_designation_of_bip_that_several_have_is_that_of_a_type_and_of_none(tmp_path: Path) -> None:
    house = House()
    for number, type_id in enumerate(("TD1", "TD1", "GT4002")):
        bip = house.pset("BIP", house.single("SystemID", "57LB01"), house.single("TypeID", type_id))
        house.define(bip, house.stand("IfcSensor", Name=str(number)))
    snapshot = read(house, tmp_path)
    assert [one.designation for one in snapshot.assets] == [None, None, "57LB01-GT4002"]
    assert told(snapshot) == []


def test_the_patterns_of_the_settings_reach_the_reading(tmp_path: Path) -> None:
    path = a_house("+U150041110=56BVP001-GT4002").write(tmp_path)
    (asset,) = read_model(path, "tiny.ifc", lambda *_: None, Profile(designations=(SITE,))).assets
    assert (asset.designation, asset.designation_scheme) == ("+U150041110=56BVP001-GT4002", "Region")


def test_a_pattern_that_is_no_regular_expression_is_refused_with_the_reason() -> None:
    with pytest.raises(ValueError, match=r"'\(\(' is no regular expression: missing \)"):
        Designation(scheme="x", pattern="((")


def test_designations_are_told_apart_by_scheme() -> None:
    assert Designated("A1", "Own") != Designated("A1", "BIP")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system can't limit a match")
def test_a_pattern_that_never_ends_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(designations, "MATCH_SECONDS", 0.05)
    owner = Designation(scheme="site", pattern="(a+)+")
    with pytest.raises(FileRefused, match=r"the pattern '\(a\+\)\+' .* takes too long"):
        designation_of(Texts(name="a" * 60 + "!"), [], [owner])
