"""Damaged files: which model, which damage and how it is imported follow from a seed and a number alone."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from bench.damage import meaning, text
from bench.damage.step import NothingToDamageError, StepText

ROOT = Path(__file__).parent.parent
SAMPLE_MODELS = tuple(sorted((ROOT / "sample_models").glob("*.ifc")))
REAL_MODELS = tuple(sorted((ROOT.parent / "shared" / "models").glob("*.ifc*")))

BY_COMMAND = 20
"""One file of so many goes through the command line."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A damaged file, and how it is imported."""

    number: int
    model: Path
    half: Literal["text", "meaning"]
    damage: str
    standing: bool
    """whether it is imported where the undamaged model stands"""
    by_command: bool
    content: bytes

    @property
    def accept_losses(self) -> bool:
        """Whether the person says beforehand that what is gone is gone."""
        return self.number % 8 >= 4

    @property
    def accept_incomplete(self) -> bool:
        """Whether the person wants to have of a damaged file what there is."""
        return self.number % 16 >= 8

    @property
    def file_name(self) -> str:
        """A name that tells what it is."""
        suffix = ".ifc" if self.half == "meaning" else self.model.suffix
        return f"{self.number:04d}-{self.damage.replace(' ', '-')}-{self.model.stem}{suffix}"


def mutant(seed: int, number: int, models: Sequence[Path]) -> Mutant:
    """The damaged file with that number."""
    chance = Random(f"{seed}:{number}")
    model = _drawn(chance, models)
    half: Literal["text", "meaning"] = "meaning" if number % 2 else "text"
    damage, content = _damaged_meaning(model, chance) if half == "meaning" else _damaged_text(model, chance)
    return Mutant(
        number=number,
        model=model,
        half=half,
        damage=damage,
        standing=_stands(number),
        by_command=number % BY_COMMAND == number // BY_COMMAND % BY_COMMAND,
        content=content,
    )


def current_models(seed: int, numbers: Sequence[int], models: Sequence[Path]) -> set[Path]:
    """The models that have to stand, undamaged, where files with those numbers are imported."""
    return {_drawn(Random(f"{seed}:{number}"), models) for number in numbers if _stands(number)}


def _drawn(chance: Random, models: Sequence[Path]) -> Path:
    """Small models more often than large ones."""
    return chance.choices(models, weights=[1.0 / (1.0 + one.stat().st_size / 1e6) for one in models])[0]


def _stands(number: int) -> bool:
    return number // 2 % 2 == 1


def _damaged_text(model: Path, chance: Random) -> tuple[str, bytes]:
    damage = chance.choice(sorted(text.DAMAGES))
    return damage, text.DAMAGES[damage](model.read_bytes(), chance)


def _damaged_meaning(model: Path, chance: Random) -> tuple[str, bytes]:
    """The first damage, in chance order, that finds something to damage."""
    source = step_bytes(model).decode("latin-1")
    for damage in chance.sample(sorted(meaning.DAMAGES), len(meaning.DAMAGES)):
        step = StepText(source)
        try:
            meaning.DAMAGES[damage](step, chance)
        except NothingToDamageError:
            continue
        return damage, str(step).encode("latin-1")
    raise NothingToDamageError(model.name)


def step_bytes(model: Path) -> bytes:
    """The STEP text of a model, packed or not."""
    content = model.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(next(name for name in archive.namelist() if name.lower().endswith(".ifc")))
