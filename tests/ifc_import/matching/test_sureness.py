"""Every rule that recognises an element says how surely it does."""

import re
from itertools import product
from pathlib import Path

from ifc_import.matching import cascade
from ifc_import.matching.identities import OWNERS_KEYS
from ifc_import.matching.sureness import SURENESS

FOLDER = Path(cascade.__file__).parent
OWNERS = ("owner's key", "owner's key in another model")


def test_every_rule_of_the_cascade_has_its_confidence() -> None:
    sources = " ".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    named = set(re.findall(r'\.join(?:_surest)?\(\s*"([^"]+)"', sources))
    by_owner = {f"{rule}: {name.replace('_', ' ')}" for rule, name in product(OWNERS, OWNERS_KEYS)}
    assert len(named) >= 10
    assert named | by_owner <= SURENESS.keys()


def test_confidences_are_shares() -> None:
    assert all(0 < one <= 1 for one in SURENESS.values())
