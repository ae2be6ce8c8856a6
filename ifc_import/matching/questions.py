"""The questions on an import plan that a person has to answer before it is applied."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ifc_import.matching.planning import FEW, class_changes, has_lost_many, lost
from ifc_import.open_questions import ContradictedIds, CopiedIds, ManyLost, OlderFile, OtherClasses, Question
from registry.plan import Contradicted, Known, Plan
from registry.wording import counted

COPIED_SHARE = 0.5
"""A new source model that shares this share of its ids with another building is a copy, or that building under another
name.
"""

OF_ANY_ZONE = timedelta(hours=26)
"""Times without a zone may be this far apart and still be the same moment: from UTC+14 to UTC-12."""

SHOWN = 3
"""The number of examples in a question."""

OLDEST = 1995
"""Earlier years are wrong: IFC did not exist, so a clock was not set."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The circumstances of a plan: the names of the file and its source model, and when the file and the last revision
    were written.
    """

    file: str
    source_model: str
    written_at: str = ""
    last_written_at: str | None = None
    """None for a source model's first file"""
    ids: int = 0
    """how many spaces and assets of the file have ids"""
    ids_elsewhere: Mapping[str, int] | None = None
    """other building → the number of these ids that it has; only for a source model's first file"""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The questions that a person has already answered."""

    losses: bool = False
    class_changes: bool = False
    older: bool = False
    copied_ids: bool = False
    contradicted_ids: bool = False


def questions(plan: Plan, known: Sequence[Known], about: Circumstances, accepted: Accepted) -> Iterator[Question]:
    """The open questions on `plan`."""
    if not accepted.older and is_older(about.written_at, about.last_written_at or ""):
        yield OlderFile(
            f"{about.file} was written at {about.written_at}, before the last revision of {about.source_model} "
            f"({about.last_written_at})"
        )
    original = None if accepted.copied_ids else _original(about)
    if original is not None:
        building, count = original
        yield CopiedIds(
            f"{count} of the {about.ids} spaces and assets of {about.file} have GlobalIds of building {building!r}"
        )
    changed = [] if accepted.class_changes else class_changes(plan)
    if changed:
        yield OtherClasses(_class_question(about, changed))
    for contradicted in plan.contradicted if not accepted.contradicted_ids else ():
        yield ContradictedIds(_contradicted(contradicted, about))
    if not accepted.losses and has_lost_many(plan, known):
        yield ManyLost(_losses(plan, known, about))


def is_older(written: str, last: str) -> bool:
    """Whether a file was written before another, by the times in both headers."""
    new, old = _moment(written), _moment(last)
    if new is None or old is None:
        return False
    if (new.tzinfo is None) == (old.tzinfo is None):
        return new < old
    return _in_utc(new) + OF_ANY_ZONE < _in_utc(old)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.year >= OLDEST else None


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _original(about: Circumstances) -> tuple[str, int] | None:
    """The building with most of the file's ids, and their number; None where there are few."""
    elsewhere = about.ids_elsewhere or {}
    building = max(elsewhere, key=lambda name: (elsewhere[name], name), default=None)
    if building is None or about.ids < FEW or elsewhere[building] < COPIED_SHARE * about.ids:
        return None
    return building, elsewhere[building]


def _class_question(about: Circumstances, changed: Sequence[tuple[str, str, str]]) -> str:
    shown = ", ".join(f"{global_id} was {old} and is {new}" for global_id, old, new in changed[:SHOWN])
    more = f" and {len(changed) - SHOWN} more" if len(changed) > SHOWN else ""
    return f"{about.file} gives known GlobalIds to elements of another class ({shown}{more})"


def _contradicted(found: Contradicted, about: Circumstances) -> str:
    return (
        f"{found.count} of the {found.shared} {found.kind}s of {about.file} that have GlobalIds of "
        f"{about.source_model} are different ones by number, name or place ({'; '.join(found.examples)})"
    )


def _losses(plan: Plan, known: Sequence[Known], about: Circumstances) -> str:
    gone, before = lost(plan, known)
    recognised = plan.count("rematch", kinds=("space", "asset"))
    words = [f"{about.file} lacks {gone} of the {before} spaces and assets in {about.source_model}"]
    if recognised > gone:
        words.append(f"its ids were regenerated: {counted(recognised, 'other element')} recognised under new ids")
    if plan.proposals:
        words.append(f"{len(plan.proposals)} of them may have new ids, which a person can confirm")
    return "; ".join(words)
