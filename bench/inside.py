"""The work of a command without the start of its interpreter: libraries are loaded, then the clock runs.

Run as ``python -m bench.inside skylt|ifcfm MODEL FOLDER``; prints the seconds of each piece of work as JSON. A small
model is read first, into a place of its own, so that whatever is loaded late is there too. Skylt's reading process is
started and ended within the measured time, as it is in a server that has been running for long.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.contenders import WARM_UP

Work = Callable[[Path, Path], None]


def skylt_work() -> Work:
    """One import, with the registry's libraries loaded."""
    from datetime import UTC, datetime  # noqa: PLC0415  (either side loads its own libraries only)

    from api.operations.importing import ImportOptions, import_model  # noqa: PLC0415
    from registry.database import open_engine  # noqa: PLC0415

    def work(model: Path, folder: Path) -> None:
        engine = open_engine(f"sqlite:///{folder / 'skylt.db'}")
        import_model(engine, model, ImportOptions(), lambda: datetime.now(UTC))
        engine.dispose()

    return work


def ifcfm_work() -> Work:
    """What ``python -m ifcfm`` does after its imports."""
    import ifcfm  # noqa: PLC0415
    import ifcopenshell  # noqa: PLC0415

    def work(model: Path, folder: Path) -> None:
        parser = ifcfm.Parser(preset="basic")
        parser.parse(ifcopenshell.open(str(model)))
        writer = ifcfm.Writer(parser)
        writer.write()
        writer.write_csv(str(folder / "csv"))

    return work


WORKS = {"skylt": (skylt_work, 2), "ifcfm": (ifcfm_work, 1)}
"""What is done with a model, and how often: Skylt's second time is the same file again."""


def main(name: str, model: Path, folder: Path) -> None:
    """Load, warm up, and print the seconds of each time."""
    load, times = WORKS[name]
    work = load()
    (folder / "warm-up").mkdir()
    work(WARM_UP, folder / "warm-up")
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        work(model, folder)
        seconds.append(time.perf_counter() - started)
    sys.stdout.write(json.dumps(seconds))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
