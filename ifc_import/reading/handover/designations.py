"""Designations of assets, as on their name plates: TFM, BIP, CoClass, or the owner's own scheme; better none than a
wrong one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from ifc_import.errors import FileRefused
from ifc_import.profile import Designation as OwnersPattern
from ifc_import.reading.isolation.deadline import within
from ifc_import.reading.values.property_kinds import Value
from ifc_import.vocabulary.folding import folded, pattern
from ifc_import.vocabulary.placeholders import stated

LONGEST = 200
"""A longer text is not a designation, and is not matched with an owner's regular expression."""

MATCH_SECONDS = 2.0
"""Limit on the computing time of one match: a pattern that backtracks without end would take years."""

_PLACE = r"\+{1,2}[0-9A-ZÆØÅÄÖ]+(?:[._][0-9A-ZÆØÅÄÖ]+)*"
_SYSTEM = r"\d{3,4}\.[A-ZÆØÅ]{0,3}\d{2,4}(?:\.\d{2,4})?(?::\d{2,4})?"
_COMPONENT = r"[-:][A-ZÆØÅ]{2,3}\d{2,4}T?(?:/\d{1,4})?"
_TYPE = r"%[A-ZÆØÅ]{1,3}\.?\d{1,4}(?::\d{1,4})?"
_LEVELS = r"[A-ZÅÄÖ]{1,3}\d{1,4}(?:\.[A-ZÅÄÖ]{1,3}\d{1,4})*"
_ASPECT = rf"(?:[=+%-]|\+\+|==|--){_LEVELS}"

TFM = re.compile(rf"(?:{_PLACE}={_SYSTEM}(?:{_COMPONENT})?|={_SYSTEM}{_COMPONENT})(?:{_TYPE})?")
"""`+002=360.001-SR001`, `+A=360.001:01-SR001T/001`, `++AA=360.001:01-ST001%ST.001`, `++B106=3600.014:SQZ0023%SQZ.008`.
Sources: Statsbygg PA 0802 and PA 0805, NS 3457-7:2021, the examples of dRofus and of itbguiden.no.
"""
COCLASS = re.compile(rf"(?=.*[=-])(?=.*[.=+%-].*[.=+%-])(?=.*[A-ZÅÄÖ]{{2}}\d)(?:{_ASPECT})+")
"""Two levels or aspects at least, and a class of two letters: `=C1.HD2-QQA3`, and not a formula such as `=A1+B2`.
Sources: IEC 81346-1, ISO 81346-12, CoClass's national guideline.
"""

TFM_ALONE = re.compile(rf"(?:{_PLACE}={_SYSTEM}(?:{_COMPONENT})?|=?{_SYSTEM}{_COMPONENT})(?:{_TYPE})?")
COCLASS_ALONE = re.compile(rf"(?=.*[=-])(?:{_ASPECT})+")
"""Forms that are designations only in a property made for them."""

NS_TFM = re.compile(rf"(?:{_PLACE})?=?\d{{4}}\.")
"""Systems of four digits are those of NS 3451:2022, and so of NS-TFM."""

IN_PROPERTIES: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("TFM", TFM_ALONE, (
        "TFM", "TFM-ID", "TFM-kode", "TFM-nummer", "TFM-nr", "TFM forekomst", "TFM-ID forekomst", "NS-TFM",
        "Samlet TFM-nummer", "Samlet TFM-nummer, forekomst", "RefString",
    )),
    ("CoClass", COCLASS_ALONE, (
        "Reference Designation", "Referensbeteckning", "Referansebetegnelse", "Referencebetegnelse", "RDS", "RDS-ID",
        "CoClass referensbeteckning", "CoClass beteckning", "IEC 81346",
    )),
)  # fmt: skip
"""Properties made for one scheme. Sources: NS 9360-2 (RefString), NMBU's and Statsbygg's requirements, CoClass."""

GENERAL = (
    "Designation", "Beteckning", "Objektbeteckning", "Betegnelse", "Märkning", "Merking", "Merkekode", "Mærkning",
    "Kennzeichnung", "AKS", "BKZ", "TagNumber", "COBie.Component.TagNumber", "Tag", "Mark", "Littera", "Equipment Tag",
)  # fmt: skip
"""Properties that may hold a designation of any scheme."""

BIP_SET, BIP_SYSTEM, BIP_TYPE = "bip", "systemid", "typeid"
"""BIP's designation is put together. Source: BIM Alliance, Building Information Properties."""


@dataclass(frozen=True, slots=True)
class Designated:
    """A designation and its scheme."""

    text: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of an element: name, tag and description."""

    name: str = ""
    tag: str = ""
    description: str = ""


def designation_of(texts: Texts, values: Sequence[Value], owners: Sequence[OwnersPattern] = ()) -> Designated | None:
    """The designation of one element: the owner's patterns first, then properties, tag, name and description."""
    ways = _by_owner(texts, values, owners), _in_properties(values), _in_texts(texts), _of_bip(values)
    return next(chain.from_iterable(ways), None)


def without_shared_types(designations: Mapping[int, Designated]) -> dict[int, Designated]:
    """The designations without BIP ones that several assets have: a TypeID is shared by all elements of a type, and by
    a system.
    """
    counts = Counter(designations.values())
    return {
        step: designated
        for step, designated in designations.items()
        if designated.scheme != "BIP" or counts[designated] == 1
    }


def shared(designations: Mapping[str, Designated]) -> dict[Designated, list[str]]:
    """Designation → keys of the several elements that have it; those shared by design are left out."""
    found: dict[Designated, list[str]] = {}
    for key, designated in designations.items():
        if not _is_of_type(designated):
            found.setdefault(designated, []).append(key)
    return {designation: keys for designation, keys in found.items() if len(keys) > 1}


def _is_of_type(designated: Designated) -> bool:
    """TFM marks components that need not be distinguished with a T: `+002=543.001-RK001T`."""
    return designated.scheme == "TFM" and re.search(r"\d{2}T$", designated.text) is not None


def _by_owner(texts: Texts, values: Sequence[Value], owners: Iterable[OwnersPattern]) -> Iterator[Designated]:
    for owner in owners:
        compiled = re.compile(owner.pattern)
        for written in _where(texts, values, owner):
            if len(written) <= LONGEST and _fits(compiled, written):
                yield Designated(written, owner.scheme)


def _fits(compiled: re.Pattern[str], written: str) -> bool:
    """Whether the whole text matches an owner's pattern. Raises FileRefused, naming the pattern, on a time-out."""
    try:
        with within(MATCH_SECONDS):
            return compiled.fullmatch(written) is not None
    except TimeoutError as error:
        raise FileRefused(
            f"the pattern {compiled.pattern!r} of the settings' [[reading.designations]] takes too long for "
            f"{written!r}: write it without repetitions in repetitions"
        ) from error


def _where(texts: Texts, values: Iterable[Value], owner: OwnersPattern) -> Iterator[str]:
    """The texts that are matched with an owner's pattern."""
    if not owner.properties:
        yield from (texts.name, texts.tag, texts.description)
    for value in values:
        if isinstance(value.value, str) and (
            not owner.properties or _is_named(value.set_name, value.name, owner.properties)
        ):
            yield value.value


@cache
def _is_named(set_name: str, name: str, wanted: tuple[str, ...]) -> bool:
    """Whether a property is one of `wanted`: `Set/Name` or `Name`."""
    for wanted_name in wanted:
        of_set, slash, of_name = wanted_name.rpartition("/")
        if pattern(of_name).fullmatch(folded(name)) and (not slash or pattern(of_set).fullmatch(folded(set_name))):
            return True
    return False


def _in_properties(values: Iterable[Value]) -> Iterator[Designated]:
    """The designations in properties made for one scheme, then those in general properties."""
    general = []
    for value in values:
        scheme = scheme_of(value.name)
        written = stated(value.value, value.name) if scheme is not None and isinstance(value.value, str) else None
        if written is None or len(written) > LONGEST:
            continue
        if scheme in SHAPES and SHAPES[scheme].fullmatch(written):
            yield Designated(written, _edition(scheme, written))
        general.append(written)
    yield from _any_scheme(general)


@cache
def scheme_of(name: str) -> str | None:
    """The scheme of a property, by its name; '' for any scheme."""
    return SCHEME_OF_NAME.get(folded(name))


def _in_texts(texts: Texts) -> Iterator[Designated]:
    """The tag or the description as a whole, and any word of the name."""
    words = [word.strip("()[],;") for word in texts.name.split()]
    whole = [candidate for candidate in (texts.tag, texts.name, *words, texts.description) if len(candidate) <= LONGEST]
    yield from _any_scheme(whole)


def _any_scheme(texts: Iterable[str]) -> Iterator[Designated]:
    for candidate in texts:
        if TFM.fullmatch(candidate):
            yield Designated(candidate, _edition("TFM", candidate))
        elif COCLASS.fullmatch(candidate):
            yield Designated(candidate, "CoClass")


def _edition(scheme: str, edition: str) -> str:
    """The scheme with its edition: NS-TFM has system codes of four digits."""
    return "NS-TFM" if scheme == "TFM" and NS_TFM.match(edition) else scheme


def _of_bip(values: Iterable[Value]) -> Iterator[Designated]:
    """System and type, as `57LB01-GT4002`, where the set has both."""
    bip = {
        folded(value.name): written
        for value in values
        if folded(value.set_name) == BIP_SET and (written := stated(value.value))
    }
    system, of_type = bip.get(BIP_SYSTEM), bip.get(BIP_TYPE)
    if system and of_type:
        yield Designated(of_type if of_type.startswith(system) else f"{system}-{of_type.lstrip('-')}", "BIP")


SHAPES = {scheme: shape for scheme, shape, _names in IN_PROPERTIES}
SCHEME_OF_NAME = {
    **{folded(name): "" for name in GENERAL},
    **{folded(name): scheme for scheme, _shape, names in IN_PROPERTIES for name in names},
}
