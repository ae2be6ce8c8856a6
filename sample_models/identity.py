"""Names that come out the same every time: GlobalIds and element ids, derived from what a part is called."""

from uuid import NAMESPACE_URL, uuid5

import ifcopenshell.guid

NAMESPACE = uuid5(NAMESPACE_URL, "skylt/sample_models")
TWIN = "~"
"""An identity that starts so is the case twin of the identity that follows."""
FIRST_TAG = 310_000
TAGS = 600_000


def global_id(*names: str) -> str:
    """Return the GlobalId, 22 characters, of what the names lead to; the last name may ask for a case twin."""
    *path, last = names
    made = ifcopenshell.guid.compress(uuid5(NAMESPACE, "/".join((*path, last.removeprefix(TWIN)))).hex)
    return case_twin(made) if last.startswith(TWIN) else made


def element_tag(*names: str) -> str:
    """Return a number of six digits, as an authoring tool counts its elements."""
    return str(FIRST_TAG + uuid5(NAMESPACE, "tag/" + "/".join(names)).int % TAGS)


def case_twin(of: str) -> str:
    """Return the GlobalId that differs from another one only in the case of its last letter."""
    last = max(index for index, character in enumerate(of) if character.isalpha())
    return of[:last] + of[last].swapcase() + of[last + 1 :]
