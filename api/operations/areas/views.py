"""Areas, as programs get them."""

from api.operations.view import View


class LeftOutAreas(View):
    """Spaces that are left out of a total for one reason."""

    reason: str
    spaces: int
    area_m2: float


class CountedAreas(View):
    """Spaces that count with an area of the same source, for the same reason."""

    source: str
    """`declared net`, `declared gross`, `declared other`, `computed`, `person` or `owner's table`"""
    reason: str
    """why this area counts, to follow “since”"""
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
    sources: list[CountedAreas] = []
    """which areas count, and why; together they are all that is counted"""
    left_out: list[LeftOutAreas] = []
