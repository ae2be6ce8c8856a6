"""Differences between declared and computed areas that hold for a whole model: another way of measuring, no fault.

Areas to the middle of walls are a tenth or two larger than the room inside of them, small rooms more so than large
ones; areas under sloping roofs are smaller. See docs/decisions/0010.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

ROOMS = 5
"""With fewer rooms a common difference is none."""

ONE_WAY = 0.8
"""Share of the rooms that have to differ to the same side."""

UNEVEN = 0.15
"""Up to this median deviation from the median ratio, as a share of it, it is one rule."""

LIMITS = (0.3, 3.0)
"""Ratios outside of these are no way of measuring."""

OUTLIER = 4.5
"""So many median deviations off, a room does not follow the rule: three standard deviations of a normal spread."""


@dataclass(frozen=True, slots=True)
class MeasuringRule:
    """How many times its computed area a room declares, and how far off a room may be to follow the rule."""

    ratio: float
    tolerance: float
    """as a share of the ratio"""

    def is_followed(self, ratio: float) -> bool:
        """Whether a room with this ratio follows the rule."""
        return abs(ratio / self.ratio - 1) <= self.tolerance


def measuring_rule(ratios: Sequence[float], difference: float) -> MeasuringRule:
    """The rule that rooms follow, whose declared areas are `ratios` times the computed ones.

    Without a common one it is that both areas are equal up to `difference`.
    """
    plain = MeasuringRule(1.0, difference)
    if len(ratios) < ROOMS:
        return plain
    middle = median(ratios)
    spread = median(abs(ratio - middle) for ratio in ratios) / middle
    beyond = sum(ratio > 1 + difference if middle > 1 else ratio < 1 - difference for ratio in ratios)
    is_common = abs(middle - 1) > difference and beyond >= ONE_WAY * len(ratios)
    if not is_common or spread > UNEVEN or not LIMITS[0] <= middle <= LIMITS[1]:
        return plain
    return MeasuringRule(middle, max(difference, OUTLIER * spread))
