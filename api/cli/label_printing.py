"""`skylt labels print`: sheets out."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AsJson, Database, InBuilding, OnStorey, SettingsFile, engine_for, owner_for
from api.cli.output import print_json, progress_bar, talk
from api.cli.saying import By, saying_of


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command("print")(print_)


def print_(  # noqa: PLR0913, PLR0917  (one parameter an option)
    context: typer.Context,
    stock: Annotated[str, typer.Option(metavar="NAME", help="The label sheet: see `skylt labels stocks`.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The PDF to write.")],
    everything: Annotated[
        bool, typer.Option("--all", help="Everything that has a code, also windows, proxies and gross areas.")
    ] = False,
    building: InBuilding = None,
    storey: OnStorey = None,
    start: Annotated[int, typer.Option(metavar="N", help="The first free label of the first sheet.")] = 1,
    copies: Annotated[int, typer.Option(metavar="N", help="How many of each label.")] = 1,
    printer: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Correct what this printer misses: see `skylt labels calibrate`."),
    ] = None,
    length: Annotated[
        float | None,
        typer.Option(metavar="MM", help="Cut endless tape to this length, not to that of what stands on it."),
    ] = None,
    changes_since: Annotated[
        str | None,
        typer.Option(
            "--changes-since",
            metavar="REVISION",
            help="Only what is new since then, or has another text: architecture:2, or the number of an import.",
        ),
    ] = None,
    new_host: Annotated[
        bool,
        typer.Option("--new-host", help="Print although labels led to another host until now: those die with it."),
    ] = False,
    by: By = None,
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes that draw; as many as cores unless told.")
    ] = None,
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Print a label for each space and asset, in walking order.

    skylt labels print --building Station --stock L7160 -o labels.pdf

    skylt labels print --all --stock "HERMA 4346" --start 17 --copies 2 -o labels.pdf

    skylt labels print --stock L7160 --printer OFFICE -o labels.pdf

    skylt labels print --building Station --changes-since architecture:1 --stock L7160 -o new.pdf
    """
    from api.operations.calibrating import calibrated, said  # noqa: PLC0415  (only what it needs)
    from api.operations.label_batches import Keeping, print_and_keep  # noqa: PLC0415
    from api.operations.label_choice import labels_for  # noqa: PLC0415
    from api.operations.label_orders import Choice, LabelOrder, Paper  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415
    from registry.database import reading  # noqa: PLC0415

    host = Settings().code_host
    choice = Choice(everything, building, storey, changes_since)
    paper = Paper(stock, start, copies, length, printer, own=owner_for(settings).labels.stocks)
    engine, keeping = engine_for(context, database), Keeping(saying_of(by, ""), new_host, workers=workers)
    with reading(engine) as session:
        order = LabelOrder(choice, calibrated(session, paper), host)
        wanted = labels_for(session, order.choice)
    with progress_bar(output.name) as progress:
        sheet = print_and_keep(engine, (wanted, order), output, keeping, progress)
    if order.paper.printer:
        talk(f"Corrected for {order.paper.printer}: the page is {said(order.paper.placing)}.")
    if order.is_trial:
        talk(f"Warning: codes lead to {host}, which is nowhere. Set SKYLT_CODE_HOST before you mount a label.")
    if sheet.missing_glyphs:
        talk(f"Warning: no font has {' '.join(sheet.missing_glyphs)}; a sign for unknown stands in their place.")
    if as_json:
        print_json(sheet)
        return
    typer.echo(
        f"{sheet.labels} labels on {sheet.pages} sheets of {sheet.stock} in {sheet.file}; QR version "
        f"{sheet.symbol_version}-{sheet.error_level}, {sheet.module_mm:.2f} mm a module, leading to {sheet.host}; "
        f"batch {sheet.batch}"
    )
