"""Calibrations of printers, by printer and stock. A calibration is never deleted; a later one, or a person, ends it."""

from datetime import datetime

from sqlmodel import Session, col, select

from registry.errors import NotFound
from registry.tables import Calibration


def current_calibrations(session: Session) -> list[Calibration]:
    """All current calibrations, sorted by printer and stock."""
    found = session.exec(select(Calibration).where(col(Calibration.ended_at).is_(None)))
    return sorted(found, key=lambda calibration: (_key(calibration.printer), _key(calibration.stock)))


def calibration_of(session: Session, printer: str, stock: str) -> Calibration | None:
    """The current calibration of a printer with a stock; names are compared regardless of case and spaces."""
    wanted = (_key(printer), _key(stock))
    found = (row for row in current_calibrations(session) if (_key(row.printer), _key(row.stock)) == wanted)
    return next(found, None)


def calibration_by_number(session: Session, number: int, printer: str, stock: str) -> Calibration:
    """A calibration by its number, even if it has ended. Raises NotFound where its printer or stock is another one."""
    found = session.get(Calibration, number)
    if found is None or (_key(found.printer), _key(found.stock)) != (_key(printer), _key(stock)):
        raise NotFound(
            f"{printer} has no correction {number} for {stock}: use the number that is printed on the ruler page"
        )
    return found


def stored_spelling(session: Session, printer: str) -> str:
    """The name of a printer as it was first written, or, for a new printer, `printer` with single spaces."""
    names = session.exec(select(Calibration.printer).order_by(col(Calibration.id)))
    return next((name for name in names if _key(name) == _key(printer)), " ".join(printer.split()))


def record_calibration(session: Session, calibration: Calibration) -> Calibration:
    """Store a calibration as the current one; the previous one of its printer and stock ends."""
    end_calibration(session, calibration.printer, calibration.stock, calibration.at)
    session.add(calibration)
    session.flush()
    return calibration


def end_calibration(session: Session, printer: str, stock: str, at: datetime) -> Calibration | None:
    """End the current calibration of a printer with a stock; returns it, or None where there is none."""
    found = calibration_of(session, printer, stock)
    if found is not None:
        found.ended_at = at
        session.add(found)
        session.flush()
    return found


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
