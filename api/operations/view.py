"""The base of all results."""

from pydantic import BaseModel, ConfigDict


class View(BaseModel):
    """The base of all results: immutable, and serialised with their aliases."""

    model_config = ConfigDict(frozen=True, validate_by_name=True, serialize_by_alias=True)
