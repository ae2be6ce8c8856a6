"""The HTTP application: routes over operations, errors as problem documents."""

from importlib.metadata import version

from fastapi import FastAPI
from sqlalchemy import Engine

from api.http import (
    alignment_routes,
    hands,
    health,
    history_routes,
    listed_routes,
    match_routes,
    owner_table_routes,
    problems,
    receipt_routes,
    registry_routes,
    scans,
)
from ifc_import.profile import OwnerSettings

DESCRIPTION = "Spaces and assets of buildings, tied to their models, and what the code on a label leads to."


def create_app(engine: Engine, owner: OwnerSettings | None = None) -> FastAPI:
    """The application over one registry, with the owner's settings. It keeps no state between requests."""
    app = FastAPI(title="Skylt", version=version("skylt"), description=DESCRIPTION, license_info={"name": "MIT"})
    app.state.engine = engine
    app.state.owner = owner or OwnerSettings()
    problems.register(app)
    for module in (
        scans,
        registry_routes,
        listed_routes,
        receipt_routes,
        history_routes,
        match_routes,
        hands,
        alignment_routes,
        owner_table_routes,
        health,
    ):
        app.include_router(module.router)
    return app
