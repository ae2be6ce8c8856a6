"""The page `/docs` works where there is no internet: all that it loads is served here."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient

LOADING = {"src", "href", "action", "data"}
"""Attributes by which a page loads something or leads away."""


class Links(HTMLParser):
    """The addresses in a page, and the scripts that are written in it."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what the tag loads."""
        self.addresses += [value for name, value in attributes if name in LOADING and value]
        self._in_script = tag == "script"

    def handle_data(self, text: str) -> None:
        """Note a script that is written in the page."""
        if self._in_script and text.strip():
            self.inline.append(text)


def links(client: TestClient) -> Links:
    parser = Links()
    parser.feed(client.get("/docs").text)
    return parser


def test_the_page_loads_nothing_from_another_host(client: TestClient) -> None:
    found = links(client)
    assert found.inline == []
    assert len(found.addresses) == 4
    for address in found.addresses:
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc) == ("", "")
        answer = client.get(urljoin("/docs", address))
        assert answer.status_code == 200
        assert len(answer.content) > 50
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_document_that_it_shows_is_served(client: TestClient) -> None:
    script = client.get("/docs/start.js").text
    url = re.search(r'url: "([^"]+)"', script)
    assert url is not None
    assert client.get(urljoin("/docs", url[1])).json()["info"]["title"] == "Skylt"
    assert "validatorUrl: null" in script


def test_the_browser_is_told_to_load_and_send_nothing_elsewhere(client: TestClient) -> None:
    headers = client.get("/docs").headers
    policy = dict(part.split(maxsplit=1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert not any("http" in sources or "*" in sources for sources in policy.values())


def test_the_styles_load_nothing_from_another_host(client: TestClient) -> None:
    styles = client.get("/docs/swagger-ui.css").text
    assert {address[:5] for address in re.findall(r"url\(['\"]?([^)'\"]+)", styles)} <= {"data:"}
    assert "@import" not in styles


@pytest.mark.parametrize("path", ["/redoc", "/docs/oauth2-redirect", "/docs/..%2f__init__.py"])
def test_there_is_no_other_page_beside_it(path: str, client: TestClient) -> None:
    assert client.get(path).status_code == 404
