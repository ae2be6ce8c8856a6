"""What was printed: which codes stand on a label that may be mounted."""

from sqlmodel import Session, col, select

from registry.tables import BatchLabel, PrintBatch


def printed_codes(session: Session) -> set[str]:
    """The codes of all labels that were printed; a trial print is to be thrown away and does not count."""
    statement = (
        select(BatchLabel.code)
        .distinct()
        .join(PrintBatch, col(PrintBatch.id) == col(BatchLabel.batch_id))
        .where(col(PrintBatch.is_trial).is_(False))
    )
    return set(session.exec(statement))
