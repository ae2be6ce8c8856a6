"""The advice on errors for clients of the HTTP interface."""

from api.operations.advising import with_advice
from api.operations.errors import (
    CodeBlank,
    InAModel,
    InTheList,
    LoopbackHost,
    NoLabels,
    NotCalibrated,
    OtherHost,
    OtherSettings,
)
from qr.errors import GlyphsMissing
from registry.errors import DeadCodes, NoBatch, NoProposal, NoReceipt, NoRegistry, NoSign

ADVICE: dict[type, str] = {
    NoRegistry: "import a model where the service runs, or set its SKYLT_DATABASE_URL",
    OtherSettings: "run the service with those settings, or import the building again with these",
    NoReceipt: "GET /api/v1/revisions lists all of them",
    NoProposal: "GET /api/v1/matches lists the open ones",
    InAModel: "set `also_in_models` if it is another asset",
    InTheList: "PATCH /api/v1/elements/{it.code} changes it",
    NoLabels: "`all` in the choice selects them",
    DeadCodes: "GET /api/v1/lookup gives the status of a code",
    CodeBlank: "POST /api/v1/codes/CODE/claim assigns it to an element",
    NoBatch: "GET /api/v1/label-batches lists them",
    NoSign: "GET /api/v1/signs lists the adopted signs",
    LoopbackHost: "run the service with SKYLT_CODE_HOST set to a name that phones reach, or set `test_host` for a "
    "test print",
    OtherHost: "set `new_host` to change the host; to keep it, run the service with SKYLT_CODE_HOST={it.host}",
    GlyphsMissing: "or set `replace_missing_glyphs`",
    NotCalibrated: "leave `printer` out",
}
"""Class of error → advice; that of the nearest base class applies. Without one, only the message is shown."""


def detail_of(error: BaseException) -> str:
    """The detail of a problem document for an error: its message with advice."""
    return with_advice(error, ADVICE)
