"""The options of every list: what it is written as, if not a table on the terminal."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options.shared import AsJson


@dataclass(frozen=True)
class AsList:
    """What a list is written as; a table on the terminal where none is given."""

    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", help="Write the list to a spreadsheet.")] = None
    csv: Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Write the list to a CSV file.")] = None
    as_json: AsJson = False

    def __post_init__(self) -> None:
        forms = {"--xlsx": self.xlsx, "--csv": self.csv, "--json": self.as_json}
        given = [option for option, value in forms.items() if value]
        if len(given) > 1:
            raise typer.BadParameter(f"{' and '.join(given)} are different forms of one list: give only one of them")

    @property
    def file(self) -> Path | None:
        """The file to write, if any."""
        return self.xlsx or self.csv
