"""`skylt init`: create or upgrade the registry."""

import typer

from api.cli.options.shared import Database, engine_for
from api.cli.terminal.output import talk


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("init")(init)


def init(context: typer.Context, database: Database = None) -> None:
    """Create the registry, or upgrade an older one.

    skylt init --database postgresql://skylt@db.firm.dk/skylt
    """
    from registry.database.migrating import create_or_upgrade

    engine = engine_for(context, database, must_exist=False)
    done = create_or_upgrade(engine)
    where = engine.url.render_as_string(hide_password=True)
    talk(f"The registry {where} is {'ready' if done else 'up to date'}.")
