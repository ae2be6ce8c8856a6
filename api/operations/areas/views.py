"""Areas, as programs get them."""

from api.operations.view import View


class LeftOutAreas(View):
    """Spaces that are left out of a total for one reason."""

    reason: str
    spaces: int
    area_m2: float


class AreaTotal(View):
    """The counted areas of a building, or of one storey or category in it, and what was left out."""

    building: str
    storey: str | None
    storey_id: int | None = None
    category: str | None = None
    spaces: int
    """those that are counted"""
    area_m2: float
    not_counted: int
    not_counted_m2: float = 0.0
    declared_m2: float
    """of the counted spaces, where they declare one"""
    computed_m2: float
    """of the counted spaces, where they have a shape"""
    difference: float | None = None
    """how much larger the declared areas are than the computed ones, over the spaces that have both: 0.02 is 2 %"""
    left_out: list[LeftOutAreas] = []
