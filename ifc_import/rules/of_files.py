"""What can be wrong with a file: text that is lost, broken, or not as its schema has it."""

from ifc_import.rules.rule import Rule

DROPPED_ENTITY = Rule(
    "FILE-01",
    "error",
    "Entities that the schema does not know",
    "{count} × {name} (first in line {line}) is not known in {schema}; it was left out.",
    "Export in a schema that your program supports in full, as IFC4 or IFC2X3.",
)
BROKEN_REFERENCE = Rule(
    "FILE-02",
    "error",
    "References that lead nowhere",
    "{count} × {place} refers to something that is not in the file (first in line {line}: {first}). It was read "
    "without that: {depending}.",
    "Export the whole model again, and send the file as your program wrote it.",
)
OTHER_SCHEMA = Rule(
    "FILE-03",
    "info",
    "Read as another schema",
    "The header names the schema {named}; it was read as {taken}.",
    "Nothing, if nothing is missing here; else choose {taken} in the export settings.",
)
OTHER_ENCODING = Rule(
    "FILE-04",
    "info",
    "Letters in another encoding",
    "The text of the file is not in ASCII, as STEP has it; it was read as {encoding}{examples}.",
    "Check a few names here; if their letters are wrong, export the model again without other programs in between.",
)
CUT_OFF = Rule(
    "FILE-05",
    "error",
    "The file is cut off",
    "The file ends in line {line} without its end mark; what it lost is not known, and nothing was retired for it.",
    "Export the model again, and send the whole file.",
)
BROKEN_STATEMENT = Rule(
    "FILE-06",
    "error",
    "Entities that can't be read",
    "Line {line} can't be read as it stands, since {reason}: {what}",
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
    "Entities that share a line number",
    "The entity in line {line} has a number that another one has: {what}. Both were kept; what refers to the number "
    "was given to the first.",
    "Export the model again, and send the file as your program wrote it.",
)
STRAY_TEXT = Rule(
    "FILE-08",
    "warning",
    "Lines that do not belong in the file",
    "Line {line} is not as STEP has it, since {reason}; nothing was lost with that: {what}",
    "Send the file as your program wrote it: something has written into it since.",
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
    "{count} × {ifc_class} has not the {expected} attributes of its class (first in line {line}: {found}); they were "
    "read in order, the rest as unset.",
    "Export in a schema that your program supports in full, as IFC4 or IFC2X3.",
)
ODD_VALUE = Rule(
    "FILE-11",
    "warning",
    "Values that their attribute does not take",
    "{count} × {what}, which the schema does not allow there; they were left out.",
    "Export in a schema that your program supports in full, as IFC4 or IFC2X3.",
)
WRONG_KIND = Rule(
    "FILE-12",
    "error",
    "Values that are something else",
    "{count} × {place} holds what can't stand there (first in {first}); it was read without that.",
    "Export the model again; if it comes back, update your program or its IFC exporter.",
)
NOTHING_SAID = Rule(
    "FILE-13",
    "error",
    "Relations and values without what they have to have",
    "{count} × {ifc_class} lacks what it has to have (first {first}), and was left out.",
    "Export the model again; if it comes back, update your program or its IFC exporter.",
)
KEPT_FACTS = Rule(
    "FILE-15",
    "warning",
    "Facts that the file does not have, kept from before",
    "Something of the file is lost, and with it facts of elements that are known from before ({elements} in all); "
    "these were kept: {facts}.",
    "Export the model again, and send the whole file: only that shows whether these facts are gone.",
)
