"""Options that several commands share."""

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from api.settings.labels import LabelSettings
    from api.settings.owner import OwnerFile

Choice = TypeVar("Choice", bound=str)

IN_MEMORY = "an in-memory registry is lost when the command ends: name a file, such as --database sqlite:///skylt.db"

Database: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--database", metavar="URL", help="Database URL, if not SKYLT_DATABASE_URL or sqlite:///skylt.db.", hidden=True
    ),
]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
InBuilding: TypeAlias = Annotated[str | None, typer.Option("--building", metavar="NAME", help="Only this building.")]
OnStorey: TypeAlias = Annotated[str | None, typer.Option("--storey", metavar="NAME", help="Only this storey.")]
InRoom: TypeAlias = Annotated[
    str | None, typer.Option("--room", metavar="NUMBER", help="Only this room; * and ? as wildcards.")
]
OfSystem: TypeAlias = Annotated[
    str | None, typer.Option("--system", metavar="NAME", help="Only this system or zone; * and ? as wildcards.")
]
OfType: TypeAlias = Annotated[
    str | None, typer.Option("--type", metavar="NAME", help="Only this type; * and ? as wildcards.")
]
OfClass: TypeAlias = Annotated[
    str | None, typer.Option("--class", metavar="CLASS", help="Only this class of IFC, with its subclasses.")
]
ElementStatus: TypeAlias = Annotated[
    str | None, typer.Option("--status", metavar="PRESENT|REMOVED", help="Only elements of this status.")
]


def one_of(value: str | None, allowed: tuple[Choice, ...], option: str) -> Choice | None:
    """The one of `allowed` that was given, whatever its case. Raises BadParameter."""
    if value is None:
        return None
    found = next((choice for choice in allowed if choice == value.lower()), None)
    if found is None:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(allowed)}", param_hint=option)
    return found


MeantBuilding: TypeAlias = Annotated[
    str | None, typer.Option("--building", metavar="NAME", help="The building of the element, if ambiguous.")
]
MeantStorey: TypeAlias = Annotated[
    str | None, typer.Option("--storey", metavar="NAME", help="The storey of the element, if ambiguous.")
]
Retired: TypeAlias = Annotated[bool, typer.Option("--retired", help="Include retired elements.")]
AsOfRevision: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="REVISION",
        help="As of a revision, such as architecture:2, or an import number.",
    ),
]

SettingsFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--settings", metavar="FILE", help="Settings file, if not SKYLT_SETTINGS_FILE or ./skylt.toml.", hidden=True
    ),
]


def owner_for(file: Path | None) -> "OwnerFile":
    """Read the owner's settings from the file named by the option, the environment or the working folder."""
    from api.settings.installation import Settings
    from api.settings.owner import owner_settings

    return owner_settings(file or Settings().settings_file)


def label_settings_for(file: Path | None) -> "LabelSettings":
    """Return the label section of those settings."""
    return owner_for(file).labels


def engine_for(context: typer.Context, database: str | None, *, must_exist: bool = True) -> "Engine":
    """Open the registry named by the options, the environment or the default."""
    from api.settings.installation import Settings
    from registry.database.engine import open_engine, sqlite_file
    from registry.database.migrating import require_registry
    from registry.errors import RegistryUnreachable

    before = (context.find_root().obj or {}).get("database")
    engine = open_engine(database or before or Settings().database_url)
    context.call_on_close(engine.dispose)
    if must_exist:
        require_registry(engine)
    elif engine.dialect.name == "sqlite" and sqlite_file(engine) is None:
        raise RegistryUnreachable(IN_MEMORY)
    return engine


def version_option() -> Any:
    """Return the option that prints the version and exits."""
    return typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"skylt {version('skylt')}")
        raise typer.Exit
