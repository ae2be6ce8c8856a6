"""Files that were imported before: they are known by their hash, and end before a parser starts."""

from collections.abc import Sequence

from sqlalchemy import Engine

from api.operations.imports.options import ImportOptions
from api.operations.receipts.kept import repeated_receipt
from api.operations.receipts.views import Receipt
from registry.database.engine import reading
from registry.database.migrating import create_or_upgrade, is_founded
from registry.imports.known import ImportedFile, current_files, former_files


def receipts_of_same_file(engine: Engine, digest: str, options: ImportOptions) -> list[Receipt]:
    """The receipts of a file that is already the last revision of all source models that it would go to."""
    if not digest or not is_founded(engine):
        return []
    create_or_upgrade(engine)
    with reading(engine) as session:
        found = current_files(session, digest, options.owner.digest)
        return [repeated_receipt(session, one.revision_id) for one in _complete(found, options)]


def receipts_of_former_file(engine: Engine, digest: str, options: ImportOptions) -> list[Receipt]:
    """The receipts of a file that was imported before, whatever came after it and under whatever settings."""
    if not digest or not is_founded(engine):
        return []
    with reading(engine) as session:
        found = former_files(session, digest)
        return [repeated_receipt(session, one.revision_id) for one in _complete(found, options)]


def _complete(found: Sequence[ImportedFile], options: ImportOptions) -> list[ImportedFile]:
    """Where the whole file is: in one building, or, if nobody names one, in all that it was divided into."""
    named = options.discipline or options.revision_of
    fitting = [one for one in found if named in (None, one.source_model)]
    for one in fitting:
        if one.parts == 1 and options.building in (None, one.building):
            return [one]
    parts = list({one.building: one for one in fitting if one.parts > 1}.values())
    return parts if options.building is None and parts and len(parts) == parts[0].parts else []
