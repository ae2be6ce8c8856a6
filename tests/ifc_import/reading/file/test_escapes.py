"""Escapes that programs write wrongly are read as they were meant, and no control character is left in any text."""

import re

import ifcopenshell
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.reading.file.encoding import rewrite


def in_bytes(name: str, encoding: str) -> str:
    r"""A name with ``\X\hh`` for each byte of an encoding."""
    return re.sub(
        r"[^\x00-\x7f]", lambda found: "".join(f"\\X\\{byte:02X}" for byte in found[0].encode(encoding)), name
    )


def in_widened_bytes(name: str, encoding: str) -> str:
    r"""A name with ``\X2\00hh\X0\`` for each byte of an encoding."""
    return re.sub(r"\\X\\(..)", r"\\X2\\00\1\\X0\\", in_bytes(name, encoding))


def read(*texts: str) -> tuple[list[str], str | None]:
    """The names of a file, and the table of its escapes, if that is another than STEP's."""
    done = rewrite("\n".join(f"'{text}'" for text in texts).encode("ascii"))
    table = done.table.encoding if done.table is not None else None
    return [ifcopenshell.decode_spf_string(line) for line in done.text.decode("ascii").split("\n")], table


OTHER_TABLES = [
    pytest.param("mac_roman", ["Métal-Fer"], id="Mac Roman, one name"),
    pytest.param("mac_roman", ["étage", "Étage 1"], id="Mac Roman, French"),
    pytest.param("mac_roman", ["Förråd", "Kök", "Ängö"], id="Mac Roman, Swedish"),
    pytest.param("mac_roman", ["Küche – Süd", "Straße", "Tür"], id="Mac Roman, German"),
    pytest.param("mac_roman", ["Habitación"], id="Mac Roman, Spanish"),
    pytest.param("cp1252", ["Chambre d’hôte", "Étage", "5 €"], id="Windows-1252, signs"),
    pytest.param("cp1252", ["Œuvre d’art"], id="Windows-1252, a letter"),
    pytest.param("cp850", ["Küche", "Tür", "Förråd"], id="DOS"),
    pytest.param("cp1250", ["Příčka", "Schodiště"], id="Windows-1250, Czech"),
    pytest.param("cp1250", ["Łazienka", "Piętro", "śmietnik"], id="Windows-1250, Polish"),
]


@pytest.mark.parametrize(("encoding", "names"), OTHER_TABLES)
def test_escapes_in_bytes_of_another_table_are_read_in_that(encoding: str, names: list[str]) -> None:
    assert read(*(in_bytes(name, encoding) for name in names)) == (names, encoding)


@pytest.mark.parametrize(
    ("encoding", "names"),
    [("mac_roman", ["Métal-Fer"]), ("mac_roman", ["Küche – Süd"]), ("cp1252", ["Chambre d’hôte"])],
)
def test_bytes_of_another_table_that_were_widened_are_read_in_that(encoding: str, names: list[str]) -> None:
    assert read(*(in_widened_bytes(name, encoding) for name in names)) == (names, encoding)


@pytest.mark.parametrize("encoding", ["cp1251"])
def test_another_alphabet_shows_without_control_characters(encoding: str) -> None:
    assert read(in_bytes("Коридор", encoding), in_bytes("Кабинет", encoding)) == (["Коридор", "Кабинет"], encoding)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Kök", "Förråd", "Å"], id="Swedish"),
        pytest.param(["Étage", "½ niveau", "m²", "20 °C"], id="French, and signs"),
        pytest.param(["¿Qué?", "ñ"], id="Spanish"),
        pytest.param(["Þór", "Ísafjörður"], id="Icelandic"),
        pytest.param(["K¿kken", "D¿r ¿st", "F¿rr¿d"], id="signs for what a program could not write"),
    ],
)
def test_what_is_in_iso_8859_1_stays_so(names: list[str]) -> None:
    assert read(*(in_bytes(name, "latin-1") for name in names)) == (names, None)


def test_a_name_in_iso_8859_1_beside_one_of_another_table_stays_so() -> None:
    assert read(r"M\X\8Etal-Fer", r"R\X\F8r \X\E6 \X\E5") == (["Métal-Fer", "Rør æ å"], "mac_roman")


def test_characters_that_were_not_meant_as_bytes_stay_beside_bytes() -> None:
    assert read(r"M\X\8Etal \X2\0141\X0\ ", r"K\X2\00F6\X0\k") == (["Métal Ł ", "Kök"], "mac_roman")


def test_a_text_with_doubled_backslashes_that_looks_like_an_escape_is_none() -> None:
    assert read(r"C:\\X\\8E\\X2\\008E\\X0\\") == (["C:\\X\\8E\\X2\\008E\\X0\\"], None)


PIECES = st.sampled_from(
    [*(rf"\X\{code:02X}" for code in range(256)), r"\X2\008E\X0\ ", r"\X2\00070041\X0\ ", "ab", "\\"]
)


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=300)
def test_no_control_character_is_left_in_any_text(pieces: list[str]) -> None:
    [name], _table = read("".join(pieces))
    assert not [sign for sign in name if ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0]
