"""What an installation sets once: the database and the host that codes lead to."""

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
