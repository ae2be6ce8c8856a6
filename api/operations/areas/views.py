"""The results of totals of areas."""

from api.operations.view import View


class LeftOutAreas(View):
    """The spaces that are left out of a total for the same reason."""

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
    """The total of a building, or of one of its storeys or categories, with the spaces left out."""

    building: str
    storey: str | None
    storey_id: int | None = None
    category: str | None = None
    spaces: int
    """the number of counted spaces"""
    area_m2: float
    not_counted: int
    not_counted_m2: float = 0.0
    declared_m2: float
    """sum over the counted spaces with a declared area"""
    computed_m2: float
    """sum over the counted spaces with a shape"""
    difference: float | None = None
    """the difference of declared from computed areas, over the spaces with both: 0.02 is 2 %"""
    sources: list[CountedAreas] = []
    """which areas count, and why; together they are all that is counted"""
    left_out: list[LeftOutAreas] = []
