"""`skylt labels print` and `eligible`: which elements get a label, and the sheets with them."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.labels.options import AsWhat, HowTheyLook, OnWhat, TestHost, WhichLabels
from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.saying import By, saying_of
from api.cli.options.shared import AsJson, Database, SettingsFile, engine_for, label_settings_for
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, print_table, progress_bar, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from api.operations.labels.choice.choosing import LabelChoiceView
    from api.operations.labels.order import LabelOrder
    from api.operations.labels.printing.views import SheetView


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command()(eligible)
    labels.command("print")(print_)


@spread
def print_(
    context: typer.Context,
    which: WhichLabels,
    paper: OnWhat,
    looking: HowTheyLook,
    written: AsWhat,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count what would be printed; write nothing.")] = False,
    new_host: Annotated[
        bool,
        typer.Option("--new-host", help="Print even though earlier labels point to another host.", hidden=True),
    ] = False,
    test_host: TestHost = False,
    by: By = None,
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Print labels for rooms and assets, in walking order.

    skylt labels print --stock L7160 -o labels.pdf

    skylt labels print --class IfcDoor --not-printed --stock L7160 -o doors.pdf

    skylt labels print --system "56*" --query pump --stock "HERMA 4346" --start 17 --copies 2 -o pumps.pdf

    skylt labels print --stock L7160 --printer OFFICE -o labels.pdf

    skylt labels print --building Station --changes-since architecture:1 --stock L7160 -o new.pdf

    skylt labels print --codes lost.csv --order given --stock L7160 -o again.pdf

    skylt labels print --list round.xlsx --stock L7160 --start 5 --start 11 -o round.pdf

    skylt labels print --class IfcSpace --stock L7163 --layout "door sign" --language sv -o doors.pdf

    skylt labels print --stock L7160 --split storey -o labels.zip

    skylt labels print --stock "Zebra 50.8x25.4" --dpi 203 -o labels.zpl

    skylt labels print --stock L7160 --format svg -o labels.zip

    skylt labels print -o labels.xlsx
    """
    if dry_run:
        view = _choice_view(context, which, settings, database)
        print_json(view) if as_json else _print_counts(view, which)
        return
    from api.operations.labels.order import LabelOrder
    from api.operations.labels.printers import said
    from api.operations.labels.printing.batches import Keeping
    from api.operations.labels.printing.label_sheets import carry_out_order
    from api.settings.installation import Settings
    from qr.output.formats import TABLES

    target, output, owned = written.target(), written.as_files(), label_settings_for(settings)
    on = paper.paper(owned.stocks, is_drawn=output.format not in TABLES)
    order = LabelOrder(which.choice(), on, Settings().code_host, output, looking.look())
    keeping = Keeping(saying_of(by, ""), new_host, test_host, workers=written.workers)
    engine = engine_for(context, database)
    if not test_host:
        warn_of_host(engine, order)
    with progress_bar(target.name) as progress:
        sheet, order = carry_out_order(engine, order, target, keeping, owned, progress)
    if order.paper.printer:
        talk(f"Corrected for {order.paper.printer}: the page is {said(order.paper.placing)}.")
    if sheet.shortened:
        way = "omit --length for longer labels" if paper.length else "`skylt labels preflight` lists them"
        talk(f"Warning: text is cut short on {counted(len(sheet.shortened), 'label')}; {way}.")
    warn_of_trial(order)
    _tell(sheet, as_json=as_json)


def warn_of_trial(order: "LabelOrder") -> None:
    """Warn on stderr where the codes of an order lead to the default host, which is only a placeholder."""
    if order.is_trial:
        talk(f"Warning: the codes point to {order.host}, a placeholder. Set SKYLT_CODE_HOST before mounting labels.")


@spread
def eligible(
    context: typer.Context,
    which: WhichLabels,
    each: Annotated[bool, typer.Option("--each", help="Also list each label, in printing order.")] = False,
    settings: SettingsFile = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """Count what gets a label and what does not, and why.

    skylt labels eligible --building Station

    skylt labels eligible --storey "Plan 2" --order walk --each

    skylt labels eligible --class IfcBuildingElementProxy --json
    """
    view = _choice_view(context, which, settings, database)
    if listing.as_json:
        print_json(view)
        return
    if each or listing.file is not None:
        _print_elements(view, listing)
    _print_counts(view, which)


def warn_of_host(engine: "Engine", order: "LabelOrder") -> None:
    """Warn before the first print for a host that only the own network reaches."""
    from api.operations.labels.printing.hosts import host_warning
    from registry.database.engine import reading

    with reading(engine) as session:
        warning = host_warning(session, order)
    if warning is not None:
        talk(f"Warning: {warning}. --test-host prints without this warning.")


def _choice_view(
    context: typer.Context, which: WhichLabels, settings: "Path | None", database: str | None
) -> "LabelChoiceView":
    from api.operations.labels.choice.choosing import choice_view, choose
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        return choice_view(choose(session, which.choice(), label_settings_for(settings)))


def _print_counts(view: "LabelChoiceView", which: WhichLabels) -> None:
    print_table(
        view.counts,
        [
            ("Class", lambda row: row.ifc_class),
            ("Elements", lambda row: row.elements),
            ("Label", lambda row: "yes" if row.labelled else "no"),
            ("because", lambda row: row.because),
        ],
    )
    say(
        f"{counted(view.labels, 'label')}, in the order {view.order}; {counted(view.left_out, 'element')} without "
        f"a label{'' if which.everything else ' (--all prints them)'}"
    )


def _print_elements(view: "LabelChoiceView", listing: AsList) -> None:
    from registry.codes.text import grouped

    print_list(
        view.elements,
        [
            ("", lambda row: row.position),
            ("Code", lambda row: grouped(row.code)),
            ("Building", lambda row: row.building),
            ("Storey", lambda row: row.storey),
            ("Room", lambda row: row.number if row.kind == "space" else row.room),
            ("Name", lambda row: row.name),
            ("Class", lambda row: row.ifc_class),
            ("because", lambda row: row.because),
        ],
        listing,
        least=("because", "Class"),
    )


def _tell(sheet: "SheetView", *, as_json: bool) -> None:
    if sheet.missing_glyphs:
        talk(f"Warning: no font has {' '.join(sheet.missing_glyphs)}; a placeholder is printed instead.")
    if as_json:
        print_json(sheet)
        return
    say(f"{_said(sheet)}; batch {sheet.batch}")


def _said(sheet: "SheetView") -> str:
    where = f"in {sheet.file}" if sheet.files == 1 else f"in {counted(sheet.files, 'file')} in {sheet.file}"
    labels = counted(sheet.labels, "label")
    if sheet.module_mm is None:
        return f"{labels} {where}, leading to {sheet.host}"
    on_sheets = sheet.format == "pdf" and sheet.pages != sheet.labels
    on = f"on {counted(sheet.pages, 'sheet')} of {sheet.stock}" if on_sheets else f"on {sheet.stock}"
    return (
        f"{labels} {on} {where}; QR version {sheet.symbol_version}-{sheet.error_level}, "
        f"{sheet.module_mm:.2f} mm a module, leading to {sheet.host}"
    )
