"""The health check of the service and its registry."""

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import text

from api.http.base.sessions import ReadingConnection

router = APIRouter(tags=["service"])


class Health(BaseModel):
    """The service and its registry respond."""

    status: str = "ok"


@router.get("/healthz")
def healthz(connection: ReadingConnection) -> Health:
    """Answer `ok` while the registry can be read."""
    connection.execute(text("SELECT 1"))
    return Health()
