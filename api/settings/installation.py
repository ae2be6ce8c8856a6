"""What an installation sets once: the database, the host that codes lead to, and where the owner's settings are."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_DATABASE_URL = "sqlite:///skylt.db"
DEFAULT_CODE_HOST = "skylt.invalid"
"""Leads nowhere, by RFC 2606: labels that were printed without a host of one's own must not lead to somebody else."""


class Settings(BaseSettings):
    """Read from ``SKYLT_…`` variables and from a file `.env` in the working folder."""

    model_config = SettingsConfigDict(env_prefix="SKYLT_", env_file=".env", extra="ignore")

    database_url: str = Field(default=DEFAULT_DATABASE_URL, description="where the registry is")
    code_host: str = Field(default=DEFAULT_CODE_HOST, description="the host that codes on labels lead to")
    settings_file: Path | None = Field(default=None, description="the owner's settings, if not skylt.toml")
