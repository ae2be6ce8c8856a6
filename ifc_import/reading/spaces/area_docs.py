"""The reference page of area names, generated from their table.

``python -m ifc_import.reading.spaces.area_docs FILE`` writes it.
"""

import sys
from pathlib import Path

from ifc_import.reading.spaces.area_names import KNOWN_NAMES

KINDS = {
    "net": "Net",
    "gross": "Gross",
    "other": "Other floor areas",
    "planned": "Planned: values of a programme, which never count",
    "none": "No floor areas, although they sound like one",
}

HEAD = """# Names of areas

Under these names programs declare areas of spaces; `*` stands for any characters, and case, accents, blanks, hyphens
and underscores do not matter. A name that is not here is read word by word, and one that stays unclear is listed in
the receipt. An owner adds names in [skylt.toml](settings.md), which are asked first.

This page is made from `ifc_import/reading/spaces/area_names.py` (`make docs`).
"""


def area_page() -> str:
    """The page in Markdown: a table for each kind of area."""
    parts = [HEAD]
    for kind, title in KINDS.items():
        rows = [
            f"| {', '.join(f'`{name}`' for name in row.names)} | {row.source} |"
            for row in KNOWN_NAMES
            if row.kind == kind
        ]
        parts.append("\n".join([f"## {title}", "", "| Name | Where it is met |", "|---|---|", *rows, ""]))
    return "\n".join(parts)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(area_page(), encoding="utf-8")
