"""`skylt labels stocks`: the sheets, rolls and tapes that labels can be printed on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import SettingsFile, one_of, owner_for
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_data, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qr.stock.grid import Stock

SHORT = {
    "margins equal on both sides": "equal",
    "as published": "published",
    "as the maker publishes": "maker",
    "size as sold": "size only",
    "test-printed": "tested",
}
"""How margins are known, short enough for a table."""
PAGE_NAMES = {(210.0, 297.0): "A4", (215.9, 279.4): "Letter"}


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command("stocks")(stocks)


@spread
def stocks(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORD…", help="A name or words: L7160, HERMA, polyester, 25.4.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="SHEET|ROLL|TAPE", help="Only this kind.")] = None,
    page: Annotated[str | None, typer.Option(metavar="A4|LETTER|ROLL", help="Only this page size.")] = None,
    outline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw it at true size, to check against a sheet: .pdf or .svg."),
    ] = None,
    settings: SettingsFile = None,
    listing: AsList = AsList(),
) -> None:
    """List the label sheets, rolls and tapes to print on.

    Sizes are in mm; your own stock comes from the settings. A single match is shown in detail.

    skylt labels stocks

    skylt labels stocks L7160 --outline l7160.pdf

    skylt labels stocks polyester --page a4
    """
    from api.operations.labels.printing.stock import KINDS, PAGES, listed

    own = owner_for(settings).labels.stocks
    found = listed(words or (), own=own, kind=one_of(kind, KINDS, "--kind"), page=one_of(page, PAGES, "--page"))
    if outline is not None:
        _draw(found, outline)
    if listing.as_json:
        _print_json(found, own)
    elif len(found) == 1 and words and listing.file is None:
        _print_one(found[0])
    else:
        _print_list(found, listing)


def _draw(found: "Sequence[Stock]", target: Path) -> None:
    from api.files.whole import whole_file
    from qr.files.kinds import PDF, SVG
    from qr.ruler.outline import draw_outlines

    kind = SVG if target.suffix.lower() in SVG.endings else PDF
    with whole_file(target, kind) as write:
        draw_outlines(write, found, kind)
    talk(f"Drawn in {target}: print it at 100 % and hold it against a sheet in front of a light.")


def _print_json(found: "Sequence[Stock]", own: "Sequence[Stock]") -> None:
    from dataclasses import asdict

    rows = [{**asdict(stock), "labels": stock.labels, "own": stock in own} for stock in found]
    print_data(rows)


def _print_list(found: "Sequence[Stock]", listing: AsList) -> None:
    print_list(
        found,
        [
            ("Stock", lambda row: row.name),
            ("also", _also),
            ("on", _page),
            ("labels", lambda one: f"{one.columns}×{one.rows}" if one.kind == "sheet" else ""),
            ("label mm", lambda row: f"{row.width_mm:g}×{row.height_mm:g}"),
            ("material", lambda row: row.material.partition(":")[0]),
            ("margins", lambda row: _head(row.source)),
        ],
        listing,
        least=("also",),
    )


def _print_one(stock: "Stock") -> None:
    from api.cli.labels.stock_outline import outline_lines

    for line in (*outline_lines(stock), ""):
        say(line)
    for what, said in _facts(stock):
        if said:
            say(f"{what:<10}{said}")


def _facts(stock: "Stock") -> "list[tuple[str, str]]":
    width_mm, height_mm = stock.page_mm
    is_sheet = stock.kind == "sheet"
    return [
        ("stock", " · ".join(filter(None, (stock.name, _also(stock))))),
        ("maker", stock.maker),
        ("material", stock.material),
        ("page" if is_sheet else stock.kind, f"{width_mm:g} × {height_mm:g} mm{_fed(stock)}"),
        (
            "labels",
            f"{stock.labels}: {counted(stock.columns, 'column')} × {counted(stock.rows, 'row')}" if is_sheet else "",
        ),
        ("label" if is_sheet else "reach", f"{stock.width_mm:g} × {stock.height_mm:g} mm"),
        ("margins", f"left {stock.left_mm:g}, top {stock.top_mm:g} mm"),
        ("pitch", f"{stock.pitch_x_mm:g} × {stock.pitch_y_mm:g} mm" if is_sheet else ""),
        ("known", stock.source),
    ]


def _fed(stock: "Stock") -> str:
    if stock.kind == "tape":
        return f", cut to the {stock.runs} that its label takes, or to --length"
    return ", fed by its short side" if stock.turned else ""


def _also(stock: "Stock") -> str:
    return ", ".join(name for name in stock.also if not name.endswith(stock.name))


def _page(stock: "Stock") -> str:
    width_mm, height_mm = stock.page_mm
    if stock.kind == "tape":
        return f"tape {height_mm if stock.runs == 'width' else width_mm:g}"
    return PAGE_NAMES.get(stock.page_mm, f"{stock.kind} {width_mm:g}×{height_mm:g}")


def _head(source: str) -> str:
    head = source.partition(":")[0]
    return SHORT.get(head, head)
