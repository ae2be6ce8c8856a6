"""The settings of an installation: the database, the host that codes lead to, and the owner's settings file."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_DATABASE_URL = "sqlite:///skylt.db"
DEFAULT_CODE_HOST = "skylt.invalid"
"""Reserved by RFC 2606, so that labels printed without setting a host never lead to the host of someone else."""


class Settings(BaseSettings):
    """Settings from ``SKYLT_…`` environment variables and from the file `.env` in the working folder."""

    model_config = SettingsConfigDict(env_prefix="SKYLT_", env_file=".env", extra="ignore")

    database_url: str = Field(default=DEFAULT_DATABASE_URL, description="where the registry is")
    code_host: str = Field(default=DEFAULT_CODE_HOST, description="the host that codes on labels lead to")
    settings_file: Path | None = Field(default=None, description="the owner's settings, if not skylt.toml")
