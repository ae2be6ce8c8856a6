"""The HTTP application: routes over operations, errors as problem documents."""

from importlib.metadata import version

from fastapi import FastAPI
from sqlalchemy import Engine

from api.http import alignment as alignment_routes
from api.http import asset_lists as listed_routes
from api.http import corrections as hands
from api.http import elements as registry_routes
from api.http import history as history_routes
from api.http import matches as match_routes
from api.http import owner_table as owner_table_routes
from api.http import receipts as receipt_routes
from api.http.base import health, problems
from api.http.base.body_limit import BodyLimit
from api.http.labels import batches as label_batch_routes
from api.http.labels import mounting as label_life_routes
from api.http.labels import old_signs as sign_routes
from api.http.labels import printing as label_routes
from api.http.public import scans
from api.settings.installation import DEFAULT_CODE_HOST
from api.settings.owner import OwnerFile

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
