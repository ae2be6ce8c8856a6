"""Rules on the units of a model."""

from ifc_import.rules.rule import Rule

NO_UNITS = Rule(
    "UNIT-01",
    "error",
    "No length unit",
    "The model assigns no length unit; {taken} were assumed{reason}.",
    "Set the length unit in the export settings, and export again.",
)
TWO_LENGTH_UNITS = Rule(
    "UNIT-02",
    "warning",
    "Several length units",
    "The model assigns {count} length units ({names}); {taken} was used{reason}.",
    "Export with one length unit; until then, check the area of one room here.",
)
NO_AREA_UNIT = Rule(
    "UNIT-03",
    "info",
    "No area unit",
    "The model assigns no area unit; declared areas were read as {taken}.",
    "Set the area unit in the export settings; until then, check the area of one room here.",
)
UNSOUND_UNIT = Rule(
    "UNIT-04",
    "error",
    "Units with a missing or wrong definition",
    "The definition of the unit {name} is missing or wrong: {taken}.",
    "Choose metres and square metres in the export settings, and export again.",
)
TWO_AREA_UNITS = Rule(
    "UNIT-05",
    "warning",
    "Several area units",
    "The model assigns {count} area units ({names}); {taken} was used unless the values contradict it.",
    "Export with one area unit; until then, check the area of one room here.",
)
OTHER_AREA_UNIT = Rule(
    "UNIT-06",
    "error",
    "Declared areas in another unit than the model's",
    "Values of {name} ({count} in all) are {ratio} times the computed areas (rooms compared: {rooms}): they are in "
    "{actual}, not in {stated}, and were read in {actual}.",
    "Set the area unit in the export settings to that of the values, and export again.",
)
DOUBTED_AREA_UNIT = Rule(
    "UNIT-07",
    "warning",
    "Declared areas possibly in another unit",
    "Values of {name} ({count} in all) look like {actual}, {why}; they were read in {taken}.",
    "Check the area of one room here; if it is wrong, set the area unit in the export settings, or have it "
    "set in skylt.toml.",
)
DOUBTED_LENGTHS = Rule(
    "UNIT-08",
    "error",
    "Lengths that contradict the model's unit",
    "The rooms of the model are {size} by its length unit, so their outlines were not used, and no area was computed.",
    "Set the length unit in the export settings to the one that the model is drawn in, and export again.",
)
