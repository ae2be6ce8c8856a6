"""Options of all commands that record a person's decision: who made it, and why."""

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from registry.saying import Saying

By: TypeAlias = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decided it, if not the current system user.", hidden=True),
]
Why: TypeAlias = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept in the history.")]


def saying_of(by: str | None, why: str) -> "Saying":
    """Return who decides, when and why."""
    import getpass
    from datetime import UTC, datetime

    from ifc_import.vocabulary.text import text
    from registry.saying import Saying

    who = text(by)
    if not who:
        try:
            who = text(getpass.getuser())
        except (OSError, KeyError) as error:  # a system may have no name for its user
            raise typer.BadParameter("the system user has no name; add --by NAME") from error
    return Saying(datetime.now(UTC), who, text(why))
