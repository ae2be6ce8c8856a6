"""Findings on values that look like areas: unknown names, zeros, texts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ifc_import import rules
from ifc_import.reading.spaces.area_unit_evidence import written_source
from ifc_import.reading.spaces.areas import NoArea, Source, StatedArea
from registry.snapshot import Finding, UnmatchedArea


def unmatched_areas(not_areas: Iterable[NoArea]) -> tuple[UnmatchedArea, ...]:
    """The unknown area names of spaces, each with the number of spaces that have it and one value."""
    unknown = _by_source(stated_area for stated_area in not_areas if stated_area.reason == "unknown name")
    return tuple(UnmatchedArea(*source, len(found), found[0].value_m2) for source, found in unknown.items())


def value_findings(stated: Iterable[StatedArea], not_areas: Iterable[NoArea]) -> list[Finding]:
    """Findings about values, one per name: those that are not areas, and those written as text."""
    listed = list(not_areas)
    worthless = _by_source(stated_area for stated_area in listed if stated_area.reason == "no positive number")
    unreadable = _by_source(stated_area for stated_area in listed if stated_area.reason == "no readable text")
    texts: dict[Source, list[StatedArea]] = defaultdict(list)
    for stated_area in stated:
        if stated_area.text is not None:
            texts[stated_area.source].append(stated_area)
    return [
        *(
            rules.WORTHLESS_AREA.finding(name=written_source(source), count=len(found), value=f"{found[0].number:g}")
            for source, found in worthless.items()
        ),
        *_text_findings(texts),
        *(
            rules.UNREADABLE_TEXT.finding(name=written_source(source), count=len(found), example=found[0].text)
            for source, found in unreadable.items()
        ),
    ]


def _text_findings(texts: Mapping[Source, Sequence[StatedArea]]) -> Iterable[Finding]:
    for source, found in texts.items():
        first = found[0]
        yield rules.AREA_AS_TEXT.finding(
            name=written_source(source), count=len(found), example=first.text, value=f"{first.value_m2:g}"
        )


def _by_source(not_areas: Iterable[NoArea]) -> dict[Source, list[NoArea]]:
    found: dict[Source, list[NoArea]] = defaultdict(list)
    for stated_area in not_areas:
        found[stated_area.source].append(stated_area)
    return found
