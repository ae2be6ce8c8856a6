"""A list as it was asked for: a table on the terminal, JSON, a spreadsheet or a CSV file."""

from collections.abc import Sequence
from typing import Any

from api.cli.options.listing import AsList
from api.cli.terminal.output import Column, print_json, print_table, talk
from registry.wording import counted


def print_list(views: Sequence[Any], columns: Sequence[Column], listing: AsList, *, least: Sequence[str] = ()) -> None:
    """Print the views as JSON, or as a table of which `least` may be omitted, or write them to a file."""
    if listing.as_json:
        print_json(views)
    elif listing.file is not None:
        write_list(views, columns, listing)
    else:
        print_table(views, columns, least=least)


def write_list(rows: Sequence[Any], columns: Sequence[Column], listing: AsList) -> None:
    """Write rows to the file that was asked for, if any, with the columns of the table, and say how many there are.

    Raises TargetRefused or TargetUnwritable.
    """
    from api.files.lists import write_csv, write_spreadsheet

    headings = [heading for heading, _ in columns]
    cells = [[cell(row) for _, cell in columns] for row in rows]
    if listing.xlsx is not None:
        write_spreadsheet(listing.xlsx, "Skylt", headings, cells)
    elif listing.csv is not None:
        write_csv(listing.csv, headings, cells)
    talk(f"{counted(len(rows), 'row')} in {listing.file}")
