"""`skylt serve`: the HTTP server."""

from typing import Annotated

import typer

from api.cli.options.shared import Database, SettingsFile, engine_for, owner_for
from api.cli.terminal.output import talk

LOOPBACK = "127.0.0.1"
"""There is no access control yet, so only this machine is served."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(serve)


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port on 127.0.0.1.")] = 8000,
    settings: SettingsFile = None,
    database: Database = None,
) -> None:
    """Serve scans and the HTTP API, on this machine only.

    The API documentation is at http://127.0.0.1:8000/docs.

    skylt serve --port 8000
    """
    import uvicorn

    from api.http.application import create_app
    from api.settings.installation import Settings

    app = create_app(engine_for(context, database), owner_for(settings), Settings().code_host)
    talk(f"Serving on http://{LOOPBACK}:{port} (API documentation at /docs). Stop with Ctrl+C.")
    uvicorn.run(app, host=LOOPBACK, port=port, log_level="warning")
