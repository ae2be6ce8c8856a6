"""Reads a page back with the parser of the standard library, as a browser would see it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br"})


@dataclass
class Node:
    """An element: its name, its attributes, and what is in it, elements and texts in their order."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    content: "list[Node | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, with blanks made one."""
        return " ".join(" ".join(one if isinstance(one, str) else one.text for one in self.content).split())

    def all(self, name: str, **attributes: str) -> "list[Node]":
        """All elements of that name in it, and with a class or id that is given."""
        found: list[Node] = []
        for one in self.content:
            if isinstance(one, Node):
                if one.name == name and all(
                    value in (one.attributes.get(key.rstrip("_")) or "").split() for key, value in attributes.items()
                ):
                    found.append(one)
                found += one.all(name, **attributes)
        return found


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self.open[-1].content.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].content.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.name == tag, f"</{tag}> closes <{closed.name}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read_page(html: str) -> Node:
    """The page as a tree; fails where an element is not closed in its turn."""
    page = _Page()
    page.feed(html)
    page.close()
    assert len(page.open) == 1, f"<{page.open[-1].name}> is not closed"
    return page.open[0]
