"""The HTTP application: routes over operations, errors as problem documents."""

from importlib.metadata import version

from fastapi import FastAPI
from sqlalchemy import Engine

from api.http import (
    alignment_routes,
    hands,
    health,
    history_routes,
    label_batch_routes,
    label_life_routes,
    label_routes,
    listed_routes,
    match_routes,
    owner_table_routes,
    problems,
    receipt_routes,
    registry_routes,
    scans,
    sign_routes,
)
from api.http.body_limit import BodyLimit
from api.owner import OwnerFile
from api.settings import DEFAULT_CODE_HOST

DESCRIPTION = "Spaces and assets of buildings, tied to their models, and what the code on a label leads to."


def create_app(engine: Engine, owner: OwnerFile | None = None, code_host: str = DEFAULT_CODE_HOST) -> FastAPI:
    """The application over one registry, with the owner's settings and the host that codes on labels lead to.

    It keeps no state between requests.
    """
    app = FastAPI(title="Skylt", version=version("skylt"), description=DESCRIPTION, license_info={"name": "MIT"})
    app.state.engine = engine
    app.state.owner = owner or OwnerFile()
    app.state.code_host = code_host
    app.add_middleware(BodyLimit)
    problems.register(app)
    for module in (
        scans,
        registry_routes,
        listed_routes,
        receipt_routes,
        history_routes,
        match_routes,
        hands,
        label_life_routes,
        label_batch_routes,
        label_routes,
        sign_routes,
        alignment_routes,
        owner_table_routes,
        health,
    ):
        app.include_router(module.router)
    return app
