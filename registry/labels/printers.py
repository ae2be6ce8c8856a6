"""How far printers miss, by printer and stock. A calibration is never deleted: a later one, or a person, ends it."""

from datetime import datetime

from sqlmodel import Session, col, select

from registry.errors import NotFound
from registry.tables import Calibration


def current_calibrations(session: Session) -> list[Calibration]:
    """All calibrations that stand, by printer and stock."""
    found = session.exec(select(Calibration).where(col(Calibration.ended_at).is_(None)))
    return sorted(found, key=lambda one: (_key(one.printer), _key(one.stock)))


def calibration_of(session: Session, printer: str, stock: str) -> Calibration | None:
    """The calibration that stands for a printer, however its name is written, and a stock."""
    wanted = (_key(printer), _key(stock))
    return next((one for one in current_calibrations(session) if (_key(one.printer), _key(one.stock)) == wanted), None)


def numbered(session: Session, number: int, printer: str, stock: str) -> Calibration:
    """A calibration by its number, also one that has ended. Raises NotFound where it is of another printer or stock."""
    found = session.get(Calibration, number)
    if found is None or (_key(found.printer), _key(found.stock)) != (_key(printer), _key(stock)):
        raise NotFound(
            f"{printer} has no correction {number} for {stock}: the ruler page says which it was printed with"
        )
    return found


def spelling(session: Session, printer: str) -> str:
    """The name of a printer as it was written first; as it is written now where it is new."""
    names = session.exec(select(Calibration.printer).order_by(col(Calibration.id)))
    return next((name for name in names if _key(name) == _key(printer)), " ".join(printer.split()))


def keep(session: Session, calibration: Calibration) -> Calibration:
    """Let a calibration stand from now on; what stood for its printer and stock ends."""
    end(session, calibration.printer, calibration.stock, calibration.at)
    session.add(calibration)
    session.flush()
    return calibration


def end(session: Session, printer: str, stock: str, at: datetime) -> Calibration | None:
    """End what stands for a printer and a stock; returns it, None where nothing stands."""
    found = calibration_of(session, printer, stock)
    if found is not None:
        found.ended_at = at
        session.add(found)
        session.flush()
    return found


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
