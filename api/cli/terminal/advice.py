"""What a person at the terminal can do about an error, a question or a finding: the one table of it."""

from api.files.errors import BadManifest, ColumnMissing, KeyMissing, NotHeaded
from api.files.plain_text import harmless
from api.operations.advising import with_advice
from api.operations.errors import (
    CodeBlank,
    CodesInUse,
    InAModel,
    InTheList,
    LoopbackHost,
    NoLabels,
    NoneNamed,
    NoneSure,
    NotCalibrated,
    OtherHost,
    OtherSettings,
    PlanDamaged,
    PlanSettings,
    WhichCorrection,
)
from ifc_import.errors import FileDamaged
from ifc_import.open_questions import (
    ContradictedIds,
    CopiedIds,
    ManyLost,
    NoSuchModel,
    OlderFile,
    OtherClasses,
    WhichModel,
)
from qr.errors import FormatUnsaid, GlyphsMissing, NoLayoutFile, NoRoomForRulers, UnknownStock, WorkerLost
from registry.errors import (
    DatabaseFailed,
    DeadCodes,
    NoBatch,
    NoFolder,
    NoImport,
    NoProposal,
    NoReceipt,
    NoRegistry,
    NoSign,
    NotARegistry,
    OtherReceipt,
    SeveralModels,
)

ADVICE: dict[type, str] = {
    # the registry
    NoRegistry: "run `skylt import MODEL.ifc`, or name another one with --database",
    NoFolder: "create it, or name another file with --database",
    NotARegistry: "name another one with --database",
    DatabaseFailed: "check --database or SKYLT_DATABASE_URL",
    # imports and their receipts
    FileDamaged: "or read what is whole with --accept-incomplete",
    OlderFile: "to import it anyway, answer with --accept-older",
    CopiedIds: "if it is that building, name it with --building; if it was copied from there, answer with "
    "--accept-copied-ids",
    OtherClasses: "if they are different assets, which get codes of their own, answer with --accept-class-changes",
    ContradictedIds: "if the ids were given out anew, answer with --accept-contradicted-ids, and codes follow number "
    "and place; if it is another model, with --new-source-model; if it is another building, name it with --building",
    ManyLost: "if they were really removed, answer with --accept-losses; if it is another model, with "
    "--new-source-model",
    WhichModel: "answer with --revision-of {it.model!r} or --new-source-model",
    NoSuchModel: "name one of them with --revision-of",
    PlanDamaged: "make a new one with --dry-run --keep",
    PlanSettings: "or name those of the plan with --settings",
    OtherSettings: "name those with --settings, or import it again with these",
    NoImport: "`skylt revisions list` shows those that there are",
    SeveralModels: "say --building and --model",
    CodesInUse: "answer with --yes, or look first with --dry-run",
    NoReceipt: "`skylt receipt --list` shows those that there are",
    OtherReceipt: "leave out --building and --source-model to see it",
    NoProposal: "`skylt matches list` shows those that wait",
    NoneSure: "`skylt matches list` shows those that wait",
    NoneNamed: "name it by its number; `skylt matches list` shows those that wait, and `skylt matches confirm "
    "--all-above 0.9` confirms all that are so sure",
    # tables
    ColumnMissing: "name one with --column {it.role}=HEADING",
    NotHeaded: "say --column {it.role}=HEADING, or {it.role}= for none",
    KeyMissing: "say --key HEADING",
    InAModel: "answer with --also-in-models if it is another one",
    InTheList: "`skylt correct {it.code}` changes it",
    # labels
    NoLabels: "`skylt labels eligible` says why, and --all prints them",
    DeadCodes: "`skylt lookup CODE` says what became of one",
    CodeBlank: "`skylt labels claim` says for what",
    NoBatch: "`skylt labels batches` lists them",
    NoSign: "`skylt labels adopted` lists those that were",
    LoopbackHost: "set SKYLT_CODE_HOST to a name that phones reach; answer with --test-host for a test print",
    OtherHost: "set SKYLT_CODE_HOST={it.host} to stay; answer with --new-host to move",
    UnknownStock: "`skylt labels stocks` lists all",
    NoLayoutFile: "`skylt labels layouts` lists those",
    FormatUnsaid: "say --format {it.which}",
    GlyphsMissing: "name one with --font FILE.ttf, or take --missing-glyphs replace",
    NotCalibrated: "do that with `skylt labels calibrate`, or leave --printer out",
    WhichCorrection: "say --correction {it.number} if it was, or --correction 0 if it was printed without",
    NoRoomForRulers: "and print without --printer",
    WorkerLost: "with --workers 1 if that happens again",
}
"""The first class in its ancestry that has a row decides; without one, only the message is shown."""

FINDINGS = {
    "HND-01": "skylt correct CODE --take-back FIELD",
    "HND-05": "skylt locate --take-back CODE",
    "HND-06": "skylt locate --confirm CODE ROOM",
    "HND-07": "skylt assets retire CODE",
    "GEO-02": "skylt align --building BUILDING --model MODEL --shift=X,Y,Z",
}
"""Rule → the command that does what its findings ask for."""


def error_line(error: BaseException) -> str:
    """An error as one line for the terminal: what happened, and what to do."""
    return harmless(with_advice(error, ADVICE))


def error_lines(error: BaseException) -> list[str]:
    """An error as `error_line`; of a manifest, a line for everything that is wrong with it."""
    if isinstance(error, BadManifest):
        return [harmless(line) for line in (error.args[0], *error.wrong)]
    return [error_line(error)]
