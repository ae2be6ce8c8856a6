"""Make the sample models and the truth about them: ``python -m sample_models.make [FOLDER]``."""

import json
import sys
from pathlib import Path

from sample_models.annex import annex
from sample_models.station import architecture_1, architecture_2, architecture_in_feet, services_1, services_2
from sample_models.truth import Facts, building_truth
from sample_models.truth_of_changes import architecture_changes, services_changes
from sample_models.write import write_model


def make(folder: Path) -> list[Path]:
    """Write all models and all truths into a folder, and return their paths."""
    first, second = (architecture_1(), services_1()), (architecture_2(), services_2())
    models = [*first, architecture_in_feet(), *second, annex()]
    changes = {
        "architecture": architecture_changes(first[0], second[0]),
        "services": services_changes(first[1], second[1]),
    }
    return [
        *(write_model(model, folder) for model in models),
        _write_truth(folder / "station-1.json", building_truth((*first, architecture_in_feet()))),
        _write_truth(folder / "station-2.json", building_truth(second) | {"changes": changes}),
        _write_truth(folder / "annex.json", building_truth((annex(),))),
    ]


def _write_truth(path: Path, facts: Facts) -> Path:
    path.write_text(_json_lines(facts), encoding="utf-8", newline="\n")
    return path


def _json_lines(facts: Facts) -> str:
    """JSON with one line for each space, asset or group, so that a difference can be read."""
    parts = []
    for key, value in facts.items():
        if isinstance(value, list):
            lines = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)
            text = f"[\n{lines}\n ]"
        else:
            text = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n ")
        parts.append(f" {json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Write everything into the folder that is named, or beside this file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for path in make(folder):
        sys.stdout.write(f"{path.name}  {path.stat().st_size / 1000:.0f} kB\n")


if __name__ == "__main__":
    main()
