"""`skylt import --manifest`: a portfolio of models, reported file by file with a summary at the end."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from api.cli.options.shared import owner_for
from api.cli.terminal import advice
from api.cli.terminal.output import print_json, print_table, progress_bar, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from api.operations.imports.portfolio import PortfolioFile, PortfolioView, Told


def import_manifest(
    manifest: Path, said: dict[str, Any], settings: Path | None, engine: "Callable[[], Engine]", *, as_json: bool
) -> None:
    """Import all files of a manifest and print the outcome. Raises BadManifest; exits with 3 if a file is refused."""
    from datetime import UTC, datetime

    from api.operations.imports.manifest import read_manifest
    from api.operations.imports.options import ImportOptions
    from api.operations.imports.portfolio import import_portfolio

    entries = read_manifest(manifest)
    options = ImportOptions(**said, owner=owner_for(settings))
    refused: dict[int, str] = {}

    def on_file(told: "Told") -> None:
        if told.error is not None:
            refused[told.file.row] = advice.error_line(told.error)
        talk(_line(told))

    with progress_bar(manifest.name) as progress:
        done = import_portfolio(engine(), manifest, entries, options, lambda: datetime.now(UTC), on_file, progress)
    if as_json:
        print_json(done)
    else:
        _print(done, refused)
    if done.refused:
        from api.cli.terminal.exits import REFUSED

        raise typer.Exit(REFUSED)


def _line(told: "Told") -> str:
    """Return the progress, the outcome of the last file, and the time left."""
    from api.files.plain_text import shown

    file = told.file
    left = "" if told.done == told.count or told.seconds_left is None else f" (about {_time(told.seconds_left)} left)"
    what = (
        advice.error_line(told.error)
        if told.error is not None
        else f"{counted(file.spaces, 'space')}, {counted(file.assets, 'asset')}, {file.outcome}"
    )
    return f"{told.done}/{told.count} {shown(file.file)}: {shown(str(what))}{left}"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _print(done: "PortfolioView", refused: dict[int, str]) -> None:
    from api.files.plain_text import shown

    print_table(
        done.files,
        [
            ("File", lambda row: shown(row.file)),
            ("Outcome", lambda row: row.outcome),
            ("Building", lambda row: shown(", ".join(row.buildings))),
            ("Source model", lambda row: shown(row.source_model or "")),
            ("Revision", lambda row: row.revision),
            ("Spaces", lambda row: row.spaces),
            ("Assets", lambda row: row.assets),
            ("m²", lambda row: row.area_m2),
            ("Changes", _changes),
            ("s", lambda row: row.seconds),
        ],
    )
    for row, why in refused.items():
        say(f"refused, row {row}: {shown(why)}")
    dry = " (dry run: nothing was written)" if done.dry_run else ""
    say(
        f"{counted(len(done.files), 'file')}: {done.imported:,} {'to import' if done.dry_run else 'imported'}, "
        f"{done.unchanged:,} unchanged, {done.refused:,} refused{dry}"
    )
    say(
        f"{counted(done.buildings, 'building')}, {counted(done.spaces, 'space')}, {counted(done.assets, 'asset')}, "
        f"{done.area_m2:,.2f} m² in {done.seconds:,.1f} s"
    )


def _changes(file: "PortfolioFile") -> str:
    if file.changes is None:
        return ""
    return ", ".join(f"{count} {name}" for name, count in file.changes.model_dump().items() if count)
