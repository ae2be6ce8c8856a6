"""The text in a symbol."""

import pytest
import segno

from qr.errors import CodeUnfit, HostUnfit
from qr.layout.label import in_groups, printable_code
from qr.symbol.address import code_host


@pytest.mark.parametrize(
    ("host", "url", "shown"),
    [
        pytest.param("q.firm.dk", "HTTPS://Q.FIRM.DK/Q/7K3M9QX2R", "q.firm.dk", id="a host alone gets https"),
        pytest.param("Q.Firm.DK", "HTTPS://Q.FIRM.DK/Q/7K3M9QX2R", "q.firm.dk", id="whatever its case"),
        pytest.param("https://q.firm.dk/", "HTTPS://Q.FIRM.DK/Q/7K3M9QX2R", "q.firm.dk", id="as copied from a browser"),
        pytest.param(
            "http://127.0.0.1:8000",
            "HTTP://127.0.0.1:8000/Q/7K3M9QX2R",
            "http://127.0.0.1:8000",
            id="http stays, and is shown, as browsers would not try it",
        ),
        pytest.param(
            "xn--mller-kva.de", "HTTPS://XN--MLLER-KVA.DE/Q/7K3M9QX2R", "xn--mller-kva.de", id="other scripts"
        ),
    ],
)
def test_a_code_becomes_an_upper_case_url(host: str, url: str, shown: str) -> None:
    assert code_host(host).url("7K3M9QX2R") == url
    assert code_host(host).shown == shown
    assert segno.make_qr(url).mode == "alphanumeric"


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("", id="nothing"),
        pytest.param("my_host.dk", id="an underscore"),
        pytest.param("müller.de", id="a letter outside ASCII"),
        pytest.param("ſkylt.de", id="a letter that upper case makes an S"),
        pytest.param("[::1]:8000", id="an IPv6 address"),
        pytest.param("q.firm.dk/labels", id="a path, whose case servers mind"),
        pytest.param("q.firm.dk?x=1", id="a query"),
        pytest.param("ftp://q.firm.dk", id="another scheme"),
        pytest.param("q..firm.dk", id="two dots in a row"),
        pytest.param("q.firm.dk:port", id="a port that is no number"),
        pytest.param("a" * 254, id="longer than names may be"),
        pytest.param("user@q.firm.dk", id="a user"),
    ],
)
def test_a_host_that_does_not_fit_a_symbol_is_refused_with_the_valid_form(host: str) -> None:
    with pytest.raises(HostUnfit, match=r"https|as in q\.firm\.dk"):
        code_host(host)


@pytest.mark.parametrize("code", ["7K3M9QX2R", "7k3m9qx2r", "7K3-M9Q-X2R", " 7k3 m9q x2r "])
def test_a_code_is_printed_in_upper_case_however_it_is_given(code: str) -> None:
    assert printable_code(code) == "7K3M9QX2R"


@pytest.mark.parametrize("code", ["", "7K3M9QX2", "7K3M9QX2RR", "7K3M9QX2/", "7K3M9QX2Ø", "7K3M9QX2ı"])
def test_a_text_that_is_not_a_code_is_not_printed(code: str) -> None:
    with pytest.raises(CodeUnfit, match="nine digits and letters"):
        printable_code(code)


def test_people_read_a_code_in_groups_of_three() -> None:
    assert in_groups("7K3M9QX2R") == "7K3-M9Q-X2R"
