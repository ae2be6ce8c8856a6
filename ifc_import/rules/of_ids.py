"""What can be wrong with the ids by which elements are known from one revision to the next."""

from ifc_import.rules.rule import Rule

DOUBLE_ID = Rule(
    "ID-01",
    "error",
    "GlobalIds that stand more than once",
    "The GlobalId {global_id} stands {count} times: {holders}. Each was kept and is told apart by what it is.",
    "Give each of them an id of its own, as by copying it anew and deleting the old one.",
)
BAD_ID = Rule(
    "ID-02",
    "warning",
    "Malformed GlobalIds",
    "{global_id!r} of {name} is not a well-formed GlobalId (22 characters, the first 0 to 3).",
    "Export from the program that the model is drawn in: another one seems to have written these ids.",
)
NO_ID = Rule(
    "ID-03",
    "error",
    "Elements without a GlobalId",
    "{name} has no GlobalId; in the next revision it is recognised only by its tag, or its class, name and place.",
    "Export again with ids that stay from one export to the next.",
)
MORE_IDS = Rule(
    "ID-06",
    "info",
    "More ids like those that are listed",
    "More elements whose ids are malformed or missing, like those that are listed: {count}. Each was kept.",
    "Do the same as for those that are listed.",
)
SHARED_ID = Rule(
    "ID-04",
    "info",
    "GlobalIds shared with something that is not registered",
    "{count} GlobalIds stand more than once, but for one space or asset at most, as {global_id}: {holders}.",
    "Nothing for this list; give each an id of its own if another program has trouble with them.",
)
CASE_TWINS = Rule(
    "ID-05",
    "info",
    "GlobalIds that differ only in upper and lower case",
    "GlobalIds that differ only in case, such as {first} and {second}: {count}. They are told apart.",
    "Nothing in the model; mind upper and lower case wherever you look ids up, since spreadsheets do not.",
)
CLASS_CHANGED = Rule(
    "ID-10",
    "warning",
    "Another class under a known GlobalId",
    "{global_id} was {old} and is {new} now; it is registered as a new asset, and the old one is retired.",
    "Check whether the element was replaced, and give the new one an id of its own.",
)
IDS_REGENERATED = Rule(
    "ID-11",
    "warning",
    "Known things under new GlobalIds",
    "{count} of the {before} spaces and assets that were known came under new GlobalIds; they were recognised by other "
    "marks, and keep their codes.",
    "Export with the setting that keeps GlobalIds from one revision to the next.",
)
