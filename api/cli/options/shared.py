"""Options that several commands share."""

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from api.settings.labels import LabelSettings
    from api.settings.owner import OwnerFile

IN_MEMORY = "a registry in memory is gone when the command ends: name a file, as --database sqlite:///skylt.db"

Database: TypeAlias = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="The registry, if not SKYLT_DATABASE_URL or sqlite:///skylt.db."),
]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of a table.")]
InBuilding: TypeAlias = Annotated[str | None, typer.Option("--building", metavar="NAME", help="Only this building.")]
OnStorey: TypeAlias = Annotated[str | None, typer.Option("--storey", metavar="NAME", help="Only this storey.")]
MeantBuilding: TypeAlias = Annotated[
    str | None, typer.Option("--building", metavar="NAME", help="Its building, where several are called so.")
]
MeantStorey: TypeAlias = Annotated[
    str | None, typer.Option("--storey", metavar="NAME", help="Its storey, where several are called so.")
]
Retired: TypeAlias = Annotated[bool, typer.Option("--retired", help="List what is retired as well.")]
AsOfRevision: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="REVISION",
        help="As it was then: architecture:2, or the number of an import as `skylt imports list` shows it.",
    ),
]

SettingsFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--settings", metavar="FILE", help="The owner's settings, if not SKYLT_SETTINGS_FILE or skylt.toml here."
    ),
]


def owner_for(file: Path | None) -> "OwnerFile":
    """The owner's settings that the option, the environment or the working folder names."""
    from api.settings.installation import Settings
    from api.settings.owner import owner_settings

    return owner_settings(file or Settings().settings_file)


def label_settings_for(file: Path | None) -> "LabelSettings":
    """What those settings say about labels."""
    return owner_for(file).labels


def engine_for(context: typer.Context, database: str | None, *, must_exist: bool = True) -> "Engine":
    """The engine of the registry that the options, the environment or the default name."""
    from api.settings.installation import Settings
    from registry.database.engine import open_engine, sqlite_file
    from registry.database.migrating import require_registry
    from registry.errors import RegistryUnreachable

    before = (context.find_root().obj or {}).get("database")
    engine = open_engine(database or before or Settings().database_url)
    if must_exist:
        require_registry(engine)
    elif engine.dialect.name == "sqlite" and sqlite_file(engine) is None:
        raise RegistryUnreachable(IN_MEMORY)
    return engine


def version_option() -> Any:
    """The option that prints the version and ends."""
    return typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"skylt {version('skylt')}")
        raise typer.Exit
