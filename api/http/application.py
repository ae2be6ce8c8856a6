"""The HTTP application: routes over operations, errors as problem documents."""

from importlib.metadata import version

from fastapi import FastAPI
from sqlalchemy import Engine

from api.http import (
    alignment,
    asset_lists,
    corrections,
    documentation,
    elements,
    history,
    matches,
    owner_table,
    receipts,
)
from api.http.base import health, problems
from api.http.base.body_limit import BodyLimit
from api.http.labels import batches, mounting, old_signs, printing
from api.http.public import scans
from api.settings.installation import DEFAULT_CODE_HOST
from api.settings.owner import OwnerFile

DESCRIPTION = "Spaces and assets of buildings, linked to their models, and lookup of the codes on labels."


def create_app(engine: Engine, owner: OwnerFile | None = None, code_host: str = DEFAULT_CODE_HOST) -> FastAPI:
    """The application for one registry, with the owner's settings and the host that codes on labels lead to.

    It keeps no state between requests.
    """
    app = FastAPI(
        title="Skylt",
        version=version("skylt"),
        description=DESCRIPTION,
        license_info={"name": "MIT"},
        docs_url=None,  # those pages load their scripts from other hosts
        redoc_url=None,
    )
    app.state.engine = engine
    app.state.owner = owner or OwnerFile()
    app.state.code_host = code_host
    app.add_middleware(BodyLimit)
    problems.register(app)
    for module in (
        scans, elements, asset_lists, receipts, history, matches, corrections, mounting, batches, printing, old_signs,
        alignment, owner_table, health, documentation,
    ):  # fmt: skip
        app.include_router(module.router)
    return app
