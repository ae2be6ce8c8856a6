"""The work of a command without the start of an interpreter: libraries are loaded, then the clock runs.

Run as ``python -m bench.inside skylt|ifcfm MODEL FOLDER``; prints the seconds of each piece of work as JSON. A small
model is read first, into a place of its own, so that whatever is loaded late is there too.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.contenders import WARM_UP

SECONDS_TO_LOAD = 2.0
"""So long an interpreter may take to load its libraries, before anything is measured."""


def skylt(model: Path, folder: Path) -> list[float]:
    """An import by a reading process that waits, the same file again, and an import that starts its reading process."""
    from datetime import UTC, datetime  # noqa: PLC0415  (either side loads its own libraries only)

    from api.operations.imports.importing import ImportOptions, import_model, start_reading  # noqa: PLC0415
    from ifc_import.reading.isolation.interpreter import Interpreter  # noqa: PLC0415
    from registry.database.engine import open_engine  # noqa: PLC0415

    def work(model: Path, registry: Path, interpreter: Interpreter | None = None) -> None:
        engine = open_engine(f"sqlite:///{registry}")
        started = start_reading(model, ImportOptions(), interpreter)
        import_model(engine, model, ImportOptions(), lambda: datetime.now(UTC), started=started)
        engine.dispose()

    work(WARM_UP, folder / "warm-up.db")
    interpreter = Interpreter()
    time.sleep(SECONDS_TO_LOAD)
    return [
        _seconds(lambda: work(model, folder / "waiting.db", interpreter)),
        _seconds(lambda: work(model, folder / "waiting.db")),
        _seconds(lambda: work(model, folder / "starting.db")),
    ]


def ifcfm(model: Path, folder: Path) -> list[float]:
    """What ``python -m ifcfm`` does after its imports."""
    import ifcfm as other  # noqa: PLC0415
    import ifcopenshell  # noqa: PLC0415

    def work(model: Path, into: Path) -> None:
        parser = other.Parser(preset="basic")
        parser.parse(ifcopenshell.open(str(model)))
        writer = other.Writer(parser)
        writer.write()
        writer.write_csv(str(into))

    work(WARM_UP, folder / "warm-up")
    return [_seconds(lambda: work(model, folder / "csv"))]


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


WORKS = {"skylt": skylt, "ifcfm": ifcfm}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(WORKS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))
