"""The target of scanned codes: JSON for apps, a plain page for browsers.

The page is the same for unknown, mistyped, revoked, removed and replaced codes. For a live code it only says that the
code is in use, as long as an owner cannot set what the public may see; the element is for apps only. The text of a
sign from before Skylt is treated like a live code.
"""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import HTMLResponse, JSONResponse, Response
from jinja2 import Environment, FileSystemLoader

from api.http.base.advice import detail_of
from api.http.base.problems import NOT_FOUND, problem
from api.http.base.sessions import ReadingConnection
from api.http.examples import CODE
from api.operations.elements.looking_up import answer
from api.operations.elements.views import CodeView
from registry.codes.text import grouped
from registry.errors import NotACode, NotFound

router = APIRouter(tags=["scans"])

_PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent / "pages"), autoescape=True)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept",
}
_RESPONSES = {
    200: {
        "model": CodeView,
        "description": "The code is known; a browser gets a page.",
        "content": {"application/json": {"example": CODE}, "text/html": {}},
    },
    **NOT_FOUND,
}


@router.get("/q/{code:path}", responses=_RESPONSES, response_class=Response)
@router.head("/q/{code:path}", include_in_schema=False)
@router.api_route("/Q/{code:path}", methods=["GET", "HEAD"], include_in_schema=False)
def scan(code: str, connection: ReadingConnection, accept: Annotated[str, Header()] = "*/*") -> Response:
    """Look up a scanned or typed code, or the text of an old sign: JSON with `Accept: application/json`, a page
    otherwise.
    """
    try:
        view = answer(connection, code)
    except (NotACode, NotFound) as error:
        return _page(None) if _wants_page(accept) else problem(404, detail_of(error), _HEADERS)
    if _wants_page(accept):
        return _page(view)
    return JSONResponse(view.model_dump(mode="json"), headers=_HEADERS)


def _wants_page(accept: str) -> bool:
    """Whether a browser sent the request: browsers accept text/html, apps JSON or anything."""
    accepted = accept.lower()
    return "text/html" in accepted and "application/json" not in accepted


def _shown(view: CodeView) -> str:
    """The text on the label or sign."""
    return view.sign or grouped(view.code or "")


def _page(view: CodeView | None) -> HTMLResponse:
    """The page of a live code, or the common page of all others."""
    live = view is not None and view.status == "live"
    code = _shown(view) if view is not None and live else None
    html = _PAGES.get_template("scan.html").render(code=code)
    return HTMLResponse(html, 200 if live else 404, headers=_HEADERS)
