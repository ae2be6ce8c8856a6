"""A zip is known by its content; the one model in it is read, or the one that is named."""

import tempfile
from pathlib import Path

import pytest

from ifc_import.reading.file.source import prepared
from ifc_import.reading.isolation.request import split_member
from ifc_import.reading.model import read_model
from tests.ifc_import.reading.factories import step_text
from tests.ifc_import.reading.file.test_envelope import MARKUP, refusal
from tests.ifc_import.reading.packing import ENCRYPTED, a_file, a_zip, as_deflate64, patched

MODEL = step_text().encode()
LARGE = step_text(*(f"#{step}=IFCCARTESIANPOINT(({step}.,0.,0.));" for step in range(2, 9000))).encode()


def a_model(name: str) -> bytes:
    return step_text(f"#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'{name}',$,$,$,$,$,.ELEMENT.,$,$,$);").encode()


def unpacked(path: Path, member: str | None = None) -> bytes:
    with prepared(path, member=member) as source:
        return source.path.read_bytes()


@pytest.mark.parametrize("name", ["model.ifczip", "model.zip", "model.ifc", "model"])
def test_the_one_model_in_a_zip_is_unpacked_whatever_the_zip_is_called(name: str, tmp_path: Path) -> None:
    assert unpacked(a_zip(tmp_path, {"model.ifc": MODEL, "readme.txt": b"hello"}, name)) == MODEL


def test_what_is_unpacked_has_no_name_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with prepared(a_zip(tmp_path, {"model.ifc": MODEL})) as source:
        assert source.path.read_bytes() == MODEL
        assert list(folder.iterdir()) == []


def test_what_a_mac_adds_is_no_model(tmp_path: Path) -> None:
    members = {"model.ifc": MODEL, "__MACOSX/._model.ifc": b"\x00\x05\x16\x07", "._model.ifc": b"\x00\x05\x16\x07"}
    assert unpacked(a_zip(tmp_path, members)) == MODEL


def test_deflate64_is_unpacked(tmp_path: Path) -> None:
    assert unpacked(a_file(tmp_path, as_deflate64(LARGE), "model.ifczip")) == LARGE


@pytest.mark.parametrize(
    ("members", "says"),
    [
        pytest.param({"readme.txt": b"hello"}, "is a zip without an .ifc file in it; ask for", id="no model"),
        pytest.param({}, "is a zip without an .ifc file in it; ask for", id="nothing in it"),
        pytest.param({"m.ifcXML": MARKUP}, "holds ifcXML, which is not read; export it as IFC4 or", id="ifcXML"),
        pytest.param({"m.ifc": MARKUP}, "is ifcXML, which is not read; export it as IFC4 or", id="ifcXML as .ifc"),
        pytest.param({"m.ifczip": b"PK\x03\x04"}, "is a zip with another zip in it; unpack the outer", id="a zip"),
        pytest.param({"m.ifc": b"PK\x03\x04"}, "is a zip in a zip; unpack the outer one", id="a zip called .ifc"),
        pytest.param({"m.ifc": b""}, "is empty; ask for the file again", id="an empty model"),
        pytest.param({"m.ifc": MODEL[:-5]}, "is cut off", id="a model that is cut off"),
        pytest.param({"m.ifc": b" " * 5_000_000}, "unpacks to 5,000,000 bytes or more out of", id="a bomb"),
    ],
)
def test_a_zip_without_one_whole_model_is_refused(members: dict[str, bytes], says: str, tmp_path: Path) -> None:
    assert refusal(a_zip(tmp_path, members)).startswith(f"model.ifczip {says}")


def test_several_models_are_refused_with_what_to_type_for_each(tmp_path: Path) -> None:
    path = a_zip(tmp_path, {"arc.ifc": MODEL, "hvac/plan 1.IFC": MODEL})
    expected = f"model.ifczip holds 2 models; import them one by one, as {path}::arc.ifc, '{path}::hvac/plan 1.IFC'"
    assert refusal(path) == expected


@pytest.mark.parametrize(
    "member",
    [
        "arc.ifc", "hvac/plan 1.ifc", "a::b.ifc", "C:\\temp\\a.ifc", "../../escaped.ifc", "/etc/absolute.ifc",
        "it's.ifc", "Вентиляция.ifc", "-rf.ifc", "a//b.ifc",
    ],
)  # fmt: skip
def test_what_to_type_leads_to_the_model_whatever_it_is_called(member: str, tmp_path: Path) -> None:
    path = a_zip(tmp_path, {member: a_model("this one"), "other.ifc": a_model("another")})
    typed = Path(f"{path}::{member}")
    file, named = split_member(typed)
    assert file == path
    with prepared(file, member=named) as source:
        assert b"this one" in source.path.read_bytes()


def test_a_name_with_control_characters_is_found_by_how_it_is_shown(tmp_path: Path) -> None:
    path = a_zip(tmp_path, {"a\x07b.ifc": a_model("this one"), "other.ifc": a_model("another")})
    assert b"this one" in unpacked(path, "ab.ifc")


def test_a_member_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    path = a_zip(tmp_path, {"arc.ifc": MODEL, "hvac.ifc": MODEL})
    expected = f"model.ifczip has no one model 'none.ifc'; it has {path}::arc.ifc, {path}::hvac.ifc"
    assert refusal(path, "none.ifc") == expected


def test_a_file_with_colons_in_its_own_name_is_that_file(tmp_path: Path) -> None:
    path = a_file(tmp_path, MODEL, "plan::2.ifc")
    assert split_member(path) == (path, None)


def test_a_zip_with_colons_in_its_own_name_can_be_gone_into(tmp_path: Path) -> None:
    path = a_zip(tmp_path, {"b.ifc": MODEL}, "plan::2.zip")
    assert split_member(Path(f"{path}::b.ifc")) == (path, "b.ifc")


def test_what_is_not_there_at_all_is_left_as_it_was_named(tmp_path: Path) -> None:
    assert split_member(tmp_path / "none.zip::b.ifc") == (tmp_path / "none.zip::b.ifc", None)


def test_a_zip_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = a_zip(tmp_path, {"model.ifc": MODEL})
    path.write_bytes(path.read_bytes()[:-30])
    assert "can't be unpacked" in refusal(path)


def test_a_zip_with_damaged_bytes_is_refused(tmp_path: Path) -> None:
    path = a_zip(tmp_path, {"model.ifc": MODEL * 20})
    content = bytearray(path.read_bytes())
    start = content.index(b"model.ifc") + len(b"model.ifc")
    content[start : start + 40] = b"\xff" * 40
    path.write_bytes(content)
    assert "can't be unpacked" in refusal(path)


def test_a_zip_that_lost_bytes_in_its_middle_is_refused_as_such_and_not_for_want_of_room(tmp_path: Path) -> None:
    path = a_zip(tmp_path, {"model.ifc": MODEL})
    content = path.read_bytes()
    path.write_bytes(content[:50] + content[70:])
    assert "can't be unpacked" in refusal(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(as_deflate64(LARGE)[:-200], "can't be unpacked", id="cut off"),
        pytest.param(as_deflate64(LARGE, crc=1), "can't be unpacked (its bytes are damaged)", id="a wrong checksum"),
        pytest.param(as_deflate64(b" " * 5_000_000, says_bytes=10), "unpacks to", id="a bomb that says it is small"),
    ],
)
def test_a_damaged_deflate64_is_refused(content: bytes, says: str, tmp_path: Path) -> None:
    assert says in refusal(a_file(tmp_path, content, "model.ifczip"))


def test_a_way_of_packing_that_is_not_known_is_refused(tmp_path: Path) -> None:
    path = patched(a_zip(tmp_path, {"model.ifc": MODEL}), method=98)
    assert refusal(path).endswith("pack it again as a plain zip")


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    line = refusal(patched(a_zip(tmp_path, {"model.ifc": MODEL}), flags=ENCRYPTED))
    assert line == "model.ifczip is locked with a password; unpack it and import what is in it"


def test_more_than_the_zip_says_is_not_taken_for_the_model(tmp_path: Path) -> None:
    line = refusal(patched(a_zip(tmp_path, {"model.ifc": MODEL}), size_bytes=len(MODEL) - 50))
    assert "can't be unpacked" in line


def test_a_full_disk_is_one_line_that_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))

    def no_room(*_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", no_room)
    line = refusal(a_zip(tmp_path, {"model.ifc": MODEL}))
    assert line == (
        f"model.ifczip can't be read: it does not fit into the temporary folder {tmp_path / 'full'} (No space left on "
        "device); make room there, or name another one in TMPDIR"
    )


def test_a_zipped_model_is_read_like_a_plain_one(tmp_path: Path) -> None:
    path = a_zip(tmp_path, {"model.ifc": a_model("Stationen")})
    assert read_model(path, "model.ifczip", lambda *_: None).buildings[0].name == "Stationen"
