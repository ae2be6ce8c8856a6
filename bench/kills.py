"""Kills imports by chance, 200 times, and counts what is left: `python -m bench.kills --count 200 --seed 1`."""

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from bench.contents import Contents, contents
from bench.killing import Course, Import, Killed, Moment, kill, moment, undisturbed
from registry.database.engine import open_engine

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_models"
ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """A model that is imported into a registry as it is before: a file, or none."""

    name: str
    model: Path
    before: Path | None
    course: Course
    states: dict[str, Contents]


def main() -> int:
    """Kill, and print what became of it; 1 where anything was left or lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=Path, help="a larger model, beside those of sample_models")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scenes = list(_scenes(Path(name), options.model))
        killed = [_trial(Path(name) / str(one), scenes, options.seed, one) for one in range(options.count)]
    text = json.dumps([asdict(one) for one in killed], indent=1) if options.json else "\n".join(_lines(killed))
    sys.stdout.write(f"{text}\n")
    return int(any(one.problems for one in killed))


def _scenes(folder: Path, model: Path | None) -> Iterator[Scene]:
    """A first import, one from a zip, and a second revision."""
    first, second = (SAMPLES / f"station-architecture-{number}.ifc" for number in (1, 2))
    zipped = folder / "station.ifczip"
    with ZipFile(zipped, "w", ZIP_DEFLATED) as file:
        file.write(first, first.name)
    yield _scene(folder, "first import", first, None)
    yield _scene(folder, "first import of a zip", zipped, None)
    yield _scene(folder, "second revision", second, first)
    if model is not None:
        yield _scene(folder, "first import of a larger model", model.absolute(), None)


def _scene(folder: Path, name: str, model: Path, before: Path | None) -> Scene:
    at = folder / name.replace(" ", "-")
    at.mkdir()
    url = f"sqlite:///{at / 'skylt.db'}"
    states: dict[str, Contents] = {"before": {}}
    kept = None
    if before is not None:
        undisturbed(Import(before, url, at))
        states["before"] = _contents(url)
        kept = Path(shutil.copy(at / "skylt.db", at / "before.db"))
    course = undisturbed(Import(model, url, at))
    return Scene(name, model, kept, course, states | {"after": _contents(url)})


def _contents(url: str) -> Contents:
    engine = open_engine(url)
    found = contents(engine)
    engine.dispose()
    return found


def _trial(folder: Path, scenes: Sequence[Scene], seed: int, number: int) -> Killed:
    """Kill one import; one that was over by then is killed earlier, in another registry."""
    scene = scenes[number // 8 % len(scenes)]
    at = moment(seed, number)
    for _attempt in range(ATTEMPTS):
        killed = _kill_in(folder, scene, at)
        if killed.hit or killed.problems:
            break
        at = replace(at, fraction=at.fraction / 2)
    sys.stderr.write(f"{number} {scene.name}: {killed.moment} {killed.state} {'; '.join(killed.problems)}\n")
    return killed


def _kill_in(folder: Path, scene: Scene, at: Moment) -> Killed:
    folder.mkdir()
    if scene.before is not None:
        shutil.copy(scene.before, folder / "skylt.db")
    killed = kill(Import(scene.model, f"sqlite:///{folder / 'skylt.db'}", folder), at, scene.course, scene.states)
    shutil.rmtree(folder)
    return killed


def _lines(killed: Sequence[Killed]) -> Iterator[str]:
    yield f"{len(killed)} imports, {sum(one.hit for one in killed)} of them killed in time"
    counts = Counter((one.moment.target, one.moment.when, one.state) for one in killed)
    yield from (f"  {target}, {when}: registry as {state}: {count}" for (target, when, state), count in counts.items())
    problems = Counter(problem for one in killed for problem in one.problems)
    yield f"{sum(problems.values())} problems"
    yield from (f"  {count} × {problem}" for problem, count in problems.most_common())


if __name__ == "__main__":
    sys.exit(main())
