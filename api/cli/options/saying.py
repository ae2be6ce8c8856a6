"""Who says something, and why: options of all commands by which a person changes the registry."""

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from registry.saying import Saying

By: TypeAlias = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who says it, if not the user of this system.")
]
Why: TypeAlias = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; it is kept with it.")]


def saying_of(by: str | None, why: str) -> "Saying":
    """What a person says now: who, and why."""
    import getpass
    from datetime import UTC, datetime

    from ifc_import.vocabulary.text import text
    from registry.saying import Saying

    who = text(by)
    if not who:
        try:
            who = text(getpass.getuser())
        except (OSError, KeyError) as error:  # a system may have no name for its user
            raise typer.BadParameter("this system has no name for its user; say who with --by NAME") from error
    return Saying(datetime.now(UTC), who, text(why))
