"""The numbered rules: the defects that an import reports in a model, their severity and their remedy."""

from ifc_import.rules import of_areas, of_assets, of_files, of_ids, of_people, of_places, of_spaces, of_units
from ifc_import.rules.of_areas import *  # noqa: F403  (each rule is known by its name alone)
from ifc_import.rules.of_assets import *  # noqa: F403  (each rule is known by its name alone)
from ifc_import.rules.of_files import *  # noqa: F403  (each rule is known by its name alone)
from ifc_import.rules.of_ids import *  # noqa: F403  (each rule is known by its name alone)
from ifc_import.rules.of_people import *  # noqa: F403  (each rule is known by its name alone)
from ifc_import.rules.of_places import *  # noqa: F403  (each rule is known by its name alone)
from ifc_import.rules.of_spaces import *  # noqa: F403  (each rule is known by its name alone)
from ifc_import.rules.of_units import *  # noqa: F403  (each rule is known by its name alone)
from ifc_import.rules.rule import Rule as Rule

RULES: tuple[Rule, ...] = tuple(
    rule
    for group in (of_files, of_units, of_ids, of_places, of_spaces, of_areas, of_assets, of_people)
    for rule in vars(group).values()
    if isinstance(rule, Rule)
)
"""All rules, group by group, in the order in which their modules define them."""
