"""Compares what stands on finished labels with what should stand there: name, number, designation and host."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from api.operations.labels.printing.batches import KeptPrint
from api.operations.labels.printing.drawing import form_for
from api.operations.labels.words import ElementLabel
from ifc_import.vocabulary.folding import folded
from qr.output.single import Dotted, DrawnLabels, draw_png, draw_svg, draw_zpl
from qr.proof.pictures import Picture, pictures
from qr.proof.reading import Decoded

Found: TypeAlias = tuple[Decoded, str]
"""A label, and what is wrong with it."""

FIELDS = ("name", "number", "designation")
USUAL = 0.5
"""The share of labels that show a field, from which on the layout of the file has it."""
CUT = "…"
LEFT_OF_CUT = 6
"""Characters that are left of a text which was shortened, at one of its ends."""


def other_words(labels: Sequence[Decoded], now: Mapping[str, ElementLabel], host: str) -> Iterator[Found]:
    """The labels whose text lacks what others of the file show of their elements, or the host.

    labels: with the text of their words. now: code → the label as it would be printed now. host: as it is shown.
    """
    for field in (*FIELDS, "host"):
        wanted = [(one, _wanted(now.get(_code(one)), field, host)) for one in labels if one.words is not None]
        shown = [(one, text, _shows(one.words or "", text)) for one, text in wanted if text]
        if sum(has for *_, has in shown) < USUAL * len(shown):
            continue
        yield from ((one, f"the {field} {text!r} is not on it") for one, text, has in shown if not has)


def changed_words(labels: Sequence[Decoded], kept: KeptPrint, now: Mapping[str, ElementLabel]) -> Iterator[Found]:
    """The labels whose element has another name, number or designation since the batch was printed."""
    printed = {one.code: one for one in kept.labels}
    for one in labels:
        was, is_now = printed.get(_code(one)), now.get(_code(one))
        if was is None or is_now is None:
            continue
        for field in FIELDS:
            old, new = getattr(was, field), getattr(is_now, field)
            if old != new:
                yield one, f"it was printed with the {field} {old!r}, and the registry has {new!r} now"
                break


def other_pictures(file: Path, labels: Sequence[Decoded], kept: KeptPrint) -> Iterator[Found]:
    """The labels of a file of pictures that do not look as the batch prints them: their words are others."""
    sound = {one.page: one for one in labels}
    printed = {one.code: one for one in kept.labels}
    draw: dict[str, Callable[[Sequence[ElementLabel]], DrawnLabels]] = {}
    for picture in pictures(file):
        one = sound.get(picture.place)
        label = printed.get("" if one is None else _code(one))
        if one is None or label is None:
            continue
        if picture.ending not in draw:
            draw[picture.ending] = _drawing(kept, picture)
        if draw[picture.ending]([label]).pages != (picture.data,):
            yield one, f"it does not look as batch {kept.batch_id} printed it: name, host or other words are others"


def _drawing(kept: KeptPrint, picture: Picture) -> Callable[[Sequence[ElementLabel]], DrawnLabels]:
    order = kept.order
    form = form_for(order, kept.stock, picture.ending.removeprefix("."))
    if picture.ending == ".svg":
        return partial(draw_svg, form)
    dotted = Dotted(order.output.dpi, order.paper.copies if picture.ending == ".zpl" else 1)
    return partial(draw_zpl if picture.ending == ".zpl" else draw_png, form, dotted)


def _wanted(label: ElementLabel | None, field: str, host: str) -> str:
    if label is None:
        return ""
    return host if field == "host" else str(getattr(label, field))


def _shows(words: str, text: str) -> bool:
    """Whether a text stands among words, wrapped, or shortened where these have a sign for that."""
    there, wanted = folded(words), folded(text)
    if wanted in there:
        return True
    return CUT in words and (wanted[:LEFT_OF_CUT] in there or wanted[-LEFT_OF_CUT:] in there)


def _code(one: Decoded) -> str:
    return one.text.rpartition("/")[2]


def compared(pairs: Iterable[Found]) -> dict[int, Found]:
    """The first thing that is wrong with each label, by the place of the label in memory."""
    first: dict[int, Found] = {}
    for one, message in pairs:
        first.setdefault(id(one), (one, message))
    return first
