"""`skylt labels stocks`: what labels can be printed on."""

import typer

from api.cli.options import AsJson
from api.cli.output import print_table


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command("stocks")(stocks)


def stocks(as_json: AsJson = False) -> None:
    """List the label sheets that are known, with their measures in millimetres."""
    import json  # noqa: PLC0415  (a command imports only what it needs)
    from dataclasses import asdict  # noqa: PLC0415

    from qr.stock import STOCKS  # noqa: PLC0415

    if as_json:
        typer.echo(json.dumps([asdict(stock) for stock in STOCKS], ensure_ascii=False, indent=2))
        return
    print_table(
        STOCKS,
        [
            ("Stock", lambda one: one.name),
            ("also", lambda one: ", ".join(one.also)),
            ("page", lambda one: f"{one.page_mm[0]:g} × {one.page_mm[1]:g}"),
            ("labels", lambda one: f"{one.columns} × {one.rows}"),
            ("label", lambda one: f"{one.width_mm:g} × {one.height_mm:g}"),
            ("margins", lambda one: f"{one.left_mm:g}, {one.top_mm:g}"),
            ("source", lambda one: one.source),
        ],
        least=("source", "also"),
    )
