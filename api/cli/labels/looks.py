"""`skylt labels layouts` and `preflight`: the layouts there are, and a check before printing."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.labels.options import AsWhat, HowTheyLook, OnWhat, WhichLabels
from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import AsJson, Database, SettingsFile, engine_for, label_settings_for
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, progress_bar, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.labels.printing.layouts import LayoutView
    from api.operations.labels.printing.views import DotsView, MissingView, PreflightView, SymbolView

LISTED = 10
"""The number of labels or characters that are listed; --json has all."""


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command("layouts")(layouts)
    labels.command("preflight")(preflight)


@spread
def layouts(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="List the layouts of this .toml file as well.")
    ] = None,
    stock: Annotated[str, typer.Option("--stock", metavar="NAME", help="The stock that the preview shows.")] = "L7163",
    preview: Annotated[
        Path | None, typer.Option("--preview", metavar="FILE", help="Draw each layout on that stock: .svg.")
    ] = None,
    settings: SettingsFile = None,
    listing: AsList = AsList(),
) -> None:
    """List the layouts: what they show, and when they are used.

    skylt labels layouts

    skylt labels layouts --stock L7165 --preview layouts.svg

    skylt labels layouts ours.toml --stock 5160 --preview ours.svg
    """
    from api.operations.labels.printing.layouts import list_layouts, show_layouts
    from api.settings.installation import Settings

    owned, named = label_settings_for(settings), None if file is None else str(file)
    found = list_layouts(owned, named)
    if preview is not None:
        show_layouts(owned, stock, Settings().code_host, preview, named)
        talk(f"Drawn in {preview}, at true size on {stock}.")
    print_list(
        found,
        [
            ("Layout", lambda row: row.name),
            ("for", lambda row: " and ".join(f"{kind}s" for kind in row.kinds)),
            ("chosen from", _chosen_from),
            ("whose", lambda row: "yours" if row.own else "Skylt's"),
            ("what it shows", lambda row: row.about),
        ],
        listing,
        least=("whose",),
    )


@spread
def preflight(
    context: typer.Context,
    which: WhichLabels,
    paper: OnWhat,
    looking: HowTheyLook,
    written: AsWhat,
    preview: Annotated[
        Path | None, typer.Option("--preview", metavar="FILE", help="Draw the first sheet: .png.")
    ] = None,
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Check labels before printing: symbol, text, fonts, codes.

    Exits with code 1 if `labels print` would refuse them.

    skylt labels preflight --building Station --stock L7160

    skylt labels preflight --stock "Zebra 50.8x25.4" --format zpl --dpi 203

    skylt labels preflight --stock L7163 --layout ours.toml --preview first-sheet.png
    """
    from api.operations.labels.order import LabelOrder, Output
    from api.operations.labels.printing.preflighting import preflight as look_at
    from api.settings.installation import Settings
    from registry.database.engine import reading

    owned = label_settings_for(settings)
    output = written.as_files() if written.output else Output(written.format and written.format.value, dpi=written.dpi)
    order = LabelOrder(which.choice(), paper.paper(owned.stocks), Settings().code_host, output, looking.look())
    with reading(engine_for(context, database)) as session, progress_bar("preflight") as progress:
        view = look_at(session, order, owned, preview, progress)
    print_json(view) if as_json else _show(view)
    if preview is not None and view.symbol is not None:
        talk(f"First sheet drawn in {preview}.")
    if not view.ready:
        from api.cli.terminal.exits import FAILED

        raise typer.Exit(FAILED)


def _chosen_from(layout: "LayoutView") -> str:
    if layout.from_mm is None:
        return "when named"
    width_mm, height_mm = layout.from_mm
    if not width_mm and not height_mm:
        return "any upright label" if layout.upright else "any label"
    return f"{width_mm:g} × {height_mm:g} mm"


def _show(view: "PreflightView") -> None:
    for what, said in _facts(view):
        say(f"{what:<10}{said}")
    for label in view.cut[:LISTED]:
        say(f"  {_grouped(label.code)}  {' / '.join(label.lines) or 'a line is omitted'}")
    _more(len(view.cut))
    for missing in view.missing[:LISTED]:
        say(f"  {_character(missing)}")
    _more(len(view.missing))
    for warning in view.warnings:
        talk(f"Warning: {warning}.")
    for problem in view.problems:
        talk(f"skylt: {problem}")
    say("ready to print" if view.ready else "not ready")


def _facts(view: "PreflightView") -> "list[tuple[str, str]]":
    size = "" if view.label_mm is None else f", labels of {view.label_mm[0]:g} × {view.label_mm[1]:g} mm"
    sheets = "" if view.sheets is None else f" on {counted(view.sheets, 'page')}"
    facts = [
        ("labels", f"{view.labels}{sheets}, leading to {view.host}{' (trial)' if view.is_trial else ''}"),
        ("stock", f"{view.stock}{size}"),
    ]
    if view.symbol is None:
        return facts
    facts += [("layout", f"{view.layout}, fixed words in {view.language}"), *_about_symbol(view.symbol)]
    if view.logo_left_out:
        facts.append(("logo", "omitted: there is no room for it"))
    facts.append(("words", f"cut short on {counted(len(view.cut), 'label')}" if view.cut else "all fit"))
    facts.append(
        ("glyphs", f"no font has {counted(len(view.missing), 'character')}" if view.missing else "all present")
    )
    facts.append(("codes", f"{len(view.twice)} on several labels" if view.twice else "no duplicates"))
    return facts


def _about_symbol(symbol: "SymbolView") -> "list[tuple[str, str]]":
    return [
        ("symbol", f"QR version {symbol.version}-{symbol.error_level}, {symbol.side_mm:.1f} mm a side"),
        ("module", f"{symbol.module_mm:.3f} mm: {'; '.join(map(_dots, symbol.dots))}"),
        ("white", f"{symbol.quiet_mm:.1f} mm around it, {symbol.quiet_modules:g} modules of the 4 that it needs"),
    ]


def _dots(dots: "DotsView") -> str:
    few = "" if dots.enough else ", too few"
    return f"{dots.dots:g} dots at {dots.dpi} dpi{few}{'' if dots.whole else ', rounded'}"


def _character(missing: "MissingView") -> str:
    where = ", ".join(map(_grouped, missing.codes[:3])) + (" …" if len(missing.codes) > 3 else "")
    return f"{missing.character}  {missing.name}, on {counted(len(missing.codes), 'label')}: {where}"


def _more(count: int) -> None:
    if count > LISTED:
        say(f"  … and {count - LISTED} more: --json has them all")


def _grouped(code: str) -> str:
    from registry.codes.text import grouped

    return grouped(code)
