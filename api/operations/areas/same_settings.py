"""Ensures that the areas of a building are only counted again with the settings of its last import."""

from sqlmodel import Session

from api.operations.errors import OtherSettings
from ifc_import.profile import OwnerSettings
from registry.areas import building_name
from registry.imports.known import settings_of


def require_same_settings(session: Session, building_id: int, owner: OwnerSettings) -> None:
    """Raise OtherSettings where the last import into the building was made with other settings."""
    used = settings_of(session, building_id)
    if used not in (None, owner.digest):
        raise OtherSettings(
            f"{building_name(session, building_id)} was imported with other settings than these, and its areas would "
            "be counted differently"
        )
