"""What every body must be: only keys that the route knows, texts of a bounded length, numbers that are finite."""

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from api.files.plain_text import shown
from registry.wording import LONGEST_TEXT

UNKNOWN_KEY = "unknown_key"
"""The kind of that error. It is told before others: a misspelt key may be why another is missing."""

NEAR = 0.5
"""How alike a key and a known one have to be, as difflib counts."""


class BodyIn(BaseModel):
    """The base of all bodies: a misspelt key would leave out what somebody meant to say."""

    model_config = ConfigDict(extra="forbid", str_max_length=LONGEST_TEXT, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _only_known_keys(cls, given: Any) -> Any:
        known = [field.alias or name for name, field in cls.model_fields.items()]
        if isinstance(given, dict):
            for key in given:
                if key not in known:
                    raise PydanticCustomError(UNKNOWN_KEY, "{told}", {"told": _told(str(key), known)})
        return given


def _told(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, cutoff=NEAR)
    what = f"perhaps {' or '.join(near)}" if near else f"known are {', '.join(known)}"
    return f"unknown key {shown(key)!r}; {what}"
