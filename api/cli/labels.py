"""`skylt labels`: sheets out, and the proof that each symbol leads back."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AsJson, Database, InBuilding, OnStorey, engine_for
from api.cli.output import print_json, print_table, progress_bar, talk

labels = typer.Typer(help="Label sheets: print them, prove them.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(labels, name="labels")


@labels.command("stocks")
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


@labels.command("print")
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
    changes_since: Annotated[
        str | None,
        typer.Option(
            "--changes-since",
            metavar="REVISION",
            help="Only what is new since then, or has another text: architecture:2, or the number of an import.",
        ),
    ] = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Print a label for each space and asset, in walking order.

    skylt labels print --building Station --stock L7160 -o labels.pdf

    skylt labels print --all --stock "HERMA 4346" --start 17 --copies 2 -o labels.pdf

    skylt labels print --building Station --changes-since architecture:1 --stock L7160 -o new.pdf
    """
    from api.operations.labelling import labels_for  # noqa: PLC0415  (a command imports only what it needs)
    from api.operations.printing import PrintOptions, print_labels  # noqa: PLC0415
    from api.operations.sign_changes import codes_to_print, sign_changes  # noqa: PLC0415
    from api.settings import DEFAULT_CODE_HOST, Settings  # noqa: PLC0415
    from registry.database import reading  # noqa: PLC0415

    host = Settings().code_host
    with reading(engine_for(context, database)) as session:
        codes = None
        if changes_since is not None:
            changes = sign_changes(session, changes_since, building, everything=everything)
            building, codes = changes.building, codes_to_print(changes)
        wanted = labels_for(session, everything=everything, building=building, storey=storey, codes=codes)
    options = PrintOptions(stock, host, start, copies, is_trial=host == DEFAULT_CODE_HOST)
    with progress_bar(output.name) as progress:
        sheet = print_labels(wanted, options, output, progress)
    if options.is_trial:
        talk(f"Warning: codes lead to {host}, which is nowhere. Set SKYLT_CODE_HOST before you mount a label.")
    if sheet.missing_glyphs:
        talk(f"Warning: no font has {' '.join(sheet.missing_glyphs)}; a sign for unknown stands in their place.")
    if as_json:
        print_json(sheet)
        return
    typer.echo(
        f"{sheet.labels} labels on {sheet.pages} sheets of {sheet.stock} in {sheet.file}; QR version "
        f"{sheet.symbol_version}-{sheet.error_level}, {sheet.module_mm:.2f} mm a module, leading to {sheet.host}"
    )


@labels.command("verify")
def verify(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A PDF of labels.", metavar="FILE")],
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Decode each symbol of a finished sheet and compare it with the text beside it and with the registry.

    skylt labels verify labels.pdf
    """
    from api.operations.errors import NotVerified  # noqa: PLC0415  (a command imports only what it needs)
    from api.operations.verifying import verify_sheet  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415
    from registry.database import reading_connection  # noqa: PLC0415

    with reading_connection(engine_for(context, database)) as connection, progress_bar(file.name) as progress:
        proof = verify_sheet(connection, file, Settings().code_host, progress)
    if as_json:
        print_json(proof)
    elif proof.problems:
        print_table(
            proof.problems,
            [
                ("Page", lambda one: one.page),
                ("x mm", lambda one: one.x_mm),
                ("y mm", lambda one: one.y_mm),
                ("Code", lambda one: one.code),
                ("Wrong", lambda one: one.message),
            ],
        )
    if proof.problems:
        bad = len(proof.problems)
        raise NotVerified(f"{bad} of {proof.symbols} labels in {file.name} are not right; print them again, mount none")
    if not as_json:
        typer.echo(f"{proof.symbols} of {proof.symbols} symbols on {proof.pages} pages lead to their element")
