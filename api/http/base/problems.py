"""Errors as problem documents (RFC 9457), and the table of their status codes."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.files.errors import BadManifest, BadTable, FileError, TargetUnwritable
from api.http.base.advice import detail_of
from api.http.base.bodies import UNKNOWN_KEY
from api.operations.errors import BadValue, OperationError
from api.settings.errors import BadSettings, SettingsError
from ifc_import.errors import ImportFailure
from qr.errors import QrError
from registry.errors import NotACode, NotFound, RegistryError, RegistryUnreachable

STATUS: dict[type[Exception], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    NotACode: HTTPStatus.NOT_FOUND,
    RegistryUnreachable: HTTPStatus.SERVICE_UNAVAILABLE,
    RegistryError: HTTPStatus.CONFLICT,
    BadValue: HTTPStatus.UNPROCESSABLE_ENTITY,
    OperationError: HTTPStatus.CONFLICT,
    TargetUnwritable: HTTPStatus.INSUFFICIENT_STORAGE,
    FileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    BadTable: HTTPStatus.UNPROCESSABLE_ENTITY,
    BadManifest: HTTPStatus.UNPROCESSABLE_ENTITY,
    ImportFailure: HTTPStatus.UNPROCESSABLE_ENTITY,
    SettingsError: HTTPStatus.INTERNAL_SERVER_ERROR,
    BadSettings: HTTPStatus.INTERNAL_SERVER_ERROR,
    QrError: HTTPStatus.UNPROCESSABLE_ENTITY,
}
"""Class of error → status; that of the nearest base class applies. Mistyped and unknown codes have the same."""

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """An error of a request."""

    type: str = Field(default="about:blank", examples=["about:blank"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["there is no asset 42; ask for the list to see the ids"])


NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "The object does not exist.", "content": {MEDIA_TYPE: {}}}
}
REFUSED: dict[int | str, dict[str, Any]] = {
    409: {"model": Problem, "description": "The current state does not allow it.", "content": {MEDIA_TYPE: {}}},
    422: {"model": Problem, "description": "A value is invalid.", "content": {MEDIA_TYPE: {}}},
}
TOO_LARGE: dict[int | str, dict[str, Any]] = {
    413: {"model": Problem, "description": "The body is too large.", "content": {MEDIA_TYPE: {}}}
}


SEVERAL: dict[int | str, dict[str, Any]] = {
    409: {"model": Problem, "description": "Several elements fit; they are listed.", "content": {MEDIA_TYPE: {}}}
}


CONFLICT: dict[int | str, dict[str, Any]] = {
    409: {"model": Problem, "description": "It was already decided.", "content": {MEDIA_TYPE: {}}}
}


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """A problem document."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    return JSONResponse(body.model_dump(), status, headers=headers, media_type=MEDIA_TYPE)


def register(app: FastAPI) -> None:
    """Add handlers to `app` that return known errors as problem documents."""
    app.add_exception_handler(HTTPException, _from_http)
    app.add_exception_handler(RequestValidationError, _from_validation)
    for kind in STATUS:
        app.add_exception_handler(kind, _from_error)


def _from_error(_request: Request, error: Exception) -> JSONResponse:
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    return problem(status, detail_of(error))


def _from_http(_request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    return problem(error.status_code, str(error.detail), dict(error.headers or {}))


def _from_validation(_request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    first = min(error.errors(), key=lambda found: found.get("type") != UNKNOWN_KEY)
    where = " ".join(str(part) for part in first["loc"])
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{where}: {first['msg']}")
