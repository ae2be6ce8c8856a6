"""Rules on the file: text that is lost, damaged or not valid in its schema."""

from ifc_import.rules.rule import Rule

DROPPED_ENTITY = Rule(
    "FILE-01",
    "error",
    "Entities that the schema does not define",
    "{count} × {name} (first in line {line}) is not defined in {schema}; it was left out.",
    "Export in a schema that your program supports in full, such as IFC4 or IFC2X3.",
)
BROKEN_REFERENCE = Rule(
    "FILE-02",
    "error",
    "References to missing entities",
    "{count} × {place} refers to an entity that is not in the file (first in line {line}: {first}). The "
    "reference was ignored; affected: {depending}.",
    "Export the whole model again, and send the file as your program wrote it.",
)
OTHER_SCHEMA = Rule(
    "FILE-03",
    "info",
    "Read as another schema",
    "The header names the schema {named}; it was read as {taken}.",
    "No action if nothing is missing here; otherwise choose {taken} in the export settings.",
)
OTHER_ENCODING = Rule(
    "FILE-04",
    "info",
    "Text in another encoding",
    "The text of the file is not in ASCII, as STEP requires; it was read as {encoding}{examples}.",
    "Check a few names here; if letters are wrong, export the model again and send the file directly.",
)
CUT_OFF = Rule(
    "FILE-05",
    "error",
    "The file is cut off",
    "The file ends in line {line} without its end mark; the extent of the loss is unknown, so nothing was retired.",
    "Export the model again, and send the whole file.",
)
BROKEN_STATEMENT = Rule(
    "FILE-06",
    "error",
    "Entities that can't be read",
    "Line {line} can't be read, since {reason}: {what}",
    "Export the model again, and send the file as your program wrote it.",
)
MORE_BROKEN = Rule(
    "FILE-14",
    "error",
    "More entities that can't be read",
    "More entities that can't be read: {count}, the last one in line {line}.",
    "Export the model again, and send the file as your program wrote it.",
)
DOUBLED_STEP = Rule(
    "FILE-07",
    "error",
    "Entities that share a number",
    "The entity in line {line} has the number of an earlier one: {what}. Both were kept; references to the number "
    "were taken to mean the first.",
    "Export the model again, and send the file as your program wrote it.",
)
STRAY_TEXT = Rule(
    "FILE-08",
    "warning",
    "Lines that do not belong in the file",
    "Line {line} is not valid STEP, since {reason}; nothing was lost: {what}",
    "Send the file as your program wrote it: it was edited afterwards.",
)
AFTER_END = Rule(
    "FILE-09",
    "error",
    "Entities after the end of the file",
    "Entities after the file's end mark, which were not read: {count}.",
    "Export the model again, as one file.",
)
MISCOUNTED_ATTRIBUTES = Rule(
    "FILE-10",
    "warning",
    "Entities with too many or too few attributes",
    "{count} × {ifc_class} does not have the {expected} attributes of its class (first in line {line}: {found}); "
    "they were read in order, and missing ones as unset.",
    "Export in a schema that your program supports in full, such as IFC4 or IFC2X3.",
)
ODD_VALUE = Rule(
    "FILE-11",
    "warning",
    "Values that their attribute does not allow",
    "{count} × {what}, which the schema does not allow there; they were left out.",
    "Export in a schema that your program supports in full, such as IFC4 or IFC2X3.",
)
WRONG_KIND = Rule(
    "FILE-12",
    "error",
    "Values of the wrong kind",
    "{count} × {place} holds a value of the wrong kind (first in {first}); the value was ignored.",
    "Export the model again; if the error persists, update your program or its IFC exporter.",
)
NOTHING_SAID = Rule(
    "FILE-13",
    "error",
    "Relations and values without a required attribute",
    "{count} × {ifc_class} lacks a required attribute (first {first}), and was left out.",
    "Export the model again; if the error persists, update your program or its IFC exporter.",
)
KEPT_FACTS = Rule(
    "FILE-15",
    "warning",
    "Facts missing from the file, kept from the last revision",
    "Part of the file is lost, and with it facts of elements known from the last revision ({elements} in all); "
    "these were kept: {facts}.",
    "Export the model again, and send the whole file: only a whole file shows whether these facts were removed.",
)
LONE_BACKSLASHES = Rule(
    "FILE-16",
    "warning",
    "Lone backslashes in texts",
    "Texts with a backslash that begins no escape ({count}, first in line {line}: {example}) were read as they stand.",
    "No action if the texts are right here; otherwise update your program or its IFC exporter, which has to double "
    "backslashes.",
)
OTHER_LETTERS = Rule(
    "FILE-17",
    "warning",
    "Letters from another table",
    "Texts whose escapes \\X\\ are not in ISO 8859-1, as STEP requires ({count}), were read as {encoding}, such as "
    "{examples}.",
    "Check these names here; if letters are wrong, update your program or its IFC exporter.",
)
UNREADABLE_HEADER = Rule(
    "FILE-18",
    "warning",
    "The header can't be read",
    "The header of the file can't be read, except for its schema; who wrote the file and when is not known.",
    "Export the model again, and send the file as your program wrote it.",
)
