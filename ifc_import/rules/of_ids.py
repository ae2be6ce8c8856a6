"""Rules on the ids by which elements are recognised from one revision to the next."""

from ifc_import.rules.rule import Rule

DOUBLE_ID = Rule(
    "ID-01",
    "error",
    "GlobalIds used more than once",
    "The GlobalId {global_id} is used {count} times: {holders}. Each was kept, and is identified by its other details.",
    "Give each element an id of its own, for example by copying it and deleting the original.",
)
BAD_ID = Rule(
    "ID-02",
    "warning",
    "Malformed GlobalIds",
    "{global_id!r} of {name} is not a well-formed GlobalId (22 characters, the first 0 to 3).",
    "Export from the program in which the model was drawn: another program seems to have written these ids.",
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
    "More malformed or missing ids",
    "More elements with malformed or missing ids, like those listed: {count}. Each was kept.",
    "Correct these ids in the same way as those listed.",
)
SHARED_ID = Rule(
    "ID-04",
    "info",
    "GlobalIds shared with unregistered elements",
    "{count} GlobalIds are used more than once, but by one space or asset at most, such as {global_id}: {holders}.",
    "No action needed here; give each element its own id if another program has trouble with them.",
    audience="owner",
)
CASE_TWINS = Rule(
    "ID-05",
    "info",
    "GlobalIds that differ only in upper and lower case",
    "GlobalIds that differ only in case, such as {first} and {second}: {count}. They were kept apart.",
    "No action needed in the model; mind upper and lower case when looking up ids, since spreadsheets ignore it.",
    audience="owner",
)
CLASS_CHANGED = Rule(
    "ID-10",
    "warning",
    "A known GlobalId with another class",
    "{global_id} was {old} and is now {new}; it was registered as a new asset, and the old one was retired.",
    "Check whether the element was replaced, and give the new one an id of its own.",
)
IDS_REGENERATED = Rule(
    "ID-11",
    "warning",
    "Known elements under new GlobalIds",
    "{count} of the {before} known spaces and assets came under new GlobalIds; they were recognised by other details, "
    "and keep their codes.",
    "Turn on the export setting that keeps GlobalIds from one revision to the next.",
)
IDS_OF_OTHERS = Rule(
    "ID-12",
    "warning",
    "GlobalIds on other elements than before",
    "{count} known GlobalIds are on other elements, as number, name and place show: {examples}. No code followed them.",
    "Turn on the export setting that keeps GlobalIds, and give copied elements ids of their own.",
)
IDS_WENT_ROUND = Rule(
    "ID-13",
    "warning",
    "GlobalIds exchanged between similar elements",
    "The GlobalIds of {count} similar elements were exchanged among them: {examples}. Each code stayed in its place.",
    "Turn on the export setting that keeps GlobalIds from one revision to the next.",
)
IDS_ALONE = Rule(
    "ID-14",
    "info",
    "Elements identified by their GlobalId alone",
    "{count} elements were moved or renumbered, and only their GlobalIds identify them: {examples}. They keep their "
    "codes.",
    "Check that these are the same elements; a tag or a number of their own would tell.",
)
IDS_ELSEWHERE = Rule(
    "ID-15",
    "warning",
    "GlobalIds of different elements in two models",
    "{count} GlobalIds are on other elements in another model of the building: {examples}. Each element was registered "
    "as one of its own.",
    "Give copied elements ids of their own: a file that was saved under another name repeats all of them.",
)
PERHAPS_REPLACED = Rule(
    "ID-16",
    "info",
    "Assets that may have been replaced",
    "{count} assets have the GlobalId and the place of known ones, but another serial number, bar code or asset "
    "identifier: {examples}. They keep their codes.",
    "If a device was replaced and needs a label of its own, replace its code.",
    audience="owner",
)
PERHAPS_TWINS = Rule(
    "ID-17",
    "warning",
    "Assets that another model may have too",
    "{name} is in the same place as {other} of {model} ({global_id}), of one class; each was registered as an asset "
    "of its own.",
    "If they are one asset, leave it out of one of the models, or give it the same tag in both.",
)
