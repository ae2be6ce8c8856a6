"""The page `/docs`, on which the interface is read and tried out. Everything that it loads comes from this service."""

from importlib.metadata import distribution
from pathlib import Path
from typing import Any, TypeAlias

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response

router = APIRouter(prefix="/docs", include_in_schema=False)

Headers: TypeAlias = dict[str, str]

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Skylt: the HTTP interface</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
<link rel="icon" href="docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""

START = """SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
});
"""
"""A file of its own, since the page may run no script that is written in it. Without an address for the validator, the
page asks no other host whether the document is valid.
"""

ASSETS = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "favicon-32x32.png": "image/png",
}
"""The files of Swagger UI that the page loads, from the wheel `fastapi-swagger`."""

HEADERS: Headers = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@router.get("", response_class=HTMLResponse)
def page() -> HTMLResponse:
    """Give the page."""
    return HTMLResponse(PAGE, headers=HEADERS)


@router.get("/start.js")
def start() -> Response:
    """Give the script that shows the document on the page."""
    return Response(START, media_type="text/javascript", headers=HEADERS)


def _asset(name: str, media_type: str) -> Any:
    def asset() -> FileResponse:
        return FileResponse(_folder() / name, media_type=media_type, headers=HEADERS)

    return asset


def _folder() -> Path:
    """Where the wheel has the files; its own code is not run."""
    return Path(str(distribution("fastapi-swagger").locate_file("fastapi_swagger"))) / "resources"


for _name, _media_type in ASSETS.items():
    router.add_api_route(f"/{_name}", _asset(_name, _media_type), methods=["GET"], response_class=FileResponse)
