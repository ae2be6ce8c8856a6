"""Files that were imported before: they are recognised by their hash, so that they need not be read again."""

from collections.abc import Sequence

from sqlalchemy import Engine

from api.operations.imports.options import ImportOptions
from api.operations.receipts.kept import repeated_receipt
from api.operations.receipts.views import Receipt
from registry.database.engine import reading
from registry.database.migrating import create_or_upgrade, is_founded
from registry.imports.known import ImportedFile, current_files, former_files


def receipts_of_same_file(engine: Engine, digest: str, options: ImportOptions) -> list[Receipt]:
    """The receipts of a file that is already the last revision of every source model that it belongs to."""
    if not digest or not is_founded(engine):
        return []
    create_or_upgrade(engine)
    with reading(engine) as session:
        found = current_files(session, digest, options.owner.digest)
        return [repeated_receipt(session, imported.revision_id) for imported in _complete(found, options)]


def receipts_of_former_file(engine: Engine, digest: str, options: ImportOptions) -> list[Receipt]:
    """The receipts of a file that was imported before, regardless of later revisions and of the settings."""
    if not digest or not is_founded(engine):
        return []
    with reading(engine) as session:
        found = former_files(session, digest)
        return [repeated_receipt(session, imported.revision_id) for imported in _complete(found, options)]


def _complete(found: Sequence[ImportedFile], options: ImportOptions) -> list[ImportedFile]:
    """The imports that together hold the whole file: that of one building, or those of all its buildings."""
    named = options.discipline or options.revision_of
    fitting = [imported for imported in found if named in (None, imported.source_model)]
    for imported in fitting:
        if imported.parts == 1 and options.building in (None, imported.building):
            return [imported]
    parts = list({imported.building: imported for imported in fitting if imported.parts > 1}.values())
    return parts if options.building is None and parts and len(parts) == parts[0].parts else []
