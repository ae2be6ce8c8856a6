"""A symbol on a label as it wears, and as a camera sees it.

Paper is measured in mm and drawn finer than any camera here sees it; a camera has pixels. Grey values are floats from
0 (black) to 1 (white) until the picture is taken.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import segno
from PIL import Image, ImageDraw, ImageFilter

Grey = npt.NDArray[np.float64]
Picture = npt.NDArray[np.uint8]
Chance = np.random.Generator

FINE = 10
"""Dots of paper along a module."""
QUIET, AROUND = 4, 6
"""Modules of quiet zone and of label around it, which is white too."""
CAMERA_PX_MM = 10.0
"""What a phone's preview of 1920 pixels across 65° sees of a label 15 cm away."""
WITHIN = 2
"""Lines that a camera's pixel is averaged of, along each side."""
TURNED = 12.0
"""Degrees to either side by which nobody holds a phone straight."""
LENS_PX, SENSOR_NOISE = 0.5, 0.012
"""How unsharp and noisy the best picture is: standard deviations, in pixels and of white."""
INK, PAPER = 0.08, 0.92
"""Grey values of what is printed and what is not."""
SCRATCH_MM, SCRATCH_LONG_MM = (0.1, 0.5), (3.0, 15.0)
BLOT_MM = (0.4, 2.5)
AWAY_PX = 1500.0
"""From the lens to the label, in pixels: 15 cm."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One symbol on paper: what it says, how surely, and how large."""

    text: str
    level: str
    module_mm: float


@dataclass(frozen=True, slots=True)
class Wear:
    """One way in which a symbol suffers.

    steps: how badly, from little to much.
    unit: what the steps are in.
    spares_corners: nothing lies on the three large squares by which a symbol is found.
    """

    name: str
    unit: str
    steps: tuple[float, ...]
    spares_corners: bool = False


BLUR = Wear("blur", "px", (1.0, 1.4, 1.8, 2.2))
TILT = Wear("tilt", "°", (30, 45, 55, 65))
DARK = Wear("low light", "% noise", (5, 8, 11, 14))
SCRATCHES = Wear("scratches", "% of it", (2, 5, 10, 15, 20))
DIRT = Wear("dirt", "% of it", (2, 5, 10, 15, 20))
SCRATCHES_BETWEEN = replace(SCRATCHES, name="scratches, corners whole", spares_corners=True)
DIRT_BETWEEN = replace(DIRT, name="dirt, corners whole", spares_corners=True)
WEARS = (BLUR, TILT, DARK, SCRATCHES, SCRATCHES_BETWEEN, DIRT, DIRT_BETWEEN)
CORNER = 8
"""Modules of a finder pattern and its separator along a side (ISO/IEC 18004, 6.3.3)."""


def seen(printed: Printed, wear: Wear, step: float, chance: Chance) -> Picture:
    """Return what a camera sees of a symbol that suffered so.

    chance: the same one gives the same picture; where, and turned how, does not depend on level and size.
    """
    paper = drawn(printed)
    if wear.unit == SCRATCHES.unit:
        paper = damaged(paper, printed, wear, step / 100, chance)
    tilt, blur = (step if wear is one else 0.0 for one in (TILT, BLUR))
    caught = _camera(paper, printed.module_mm, tilt, math.hypot(LENS_PX, blur), chance)
    return _exposed(caught, step / 100 if wear is DARK else 0.0, chance)


def drawn(printed: Printed) -> Grey:
    """Return the symbol on paper, with its quiet zone and white around it."""
    made = segno.make_qr(printed.text, error=printed.level, mode="alphanumeric", boost_error=False)
    dark = np.pad(np.array([list(row) for row in made.matrix], dtype=float), QUIET + AROUND)
    return np.where(np.kron(dark, np.ones((FINE, FINE))) > 0, INK, PAPER)


def damaged(paper: Grey, printed: Printed, wear: Wear, share: float, chance: Chance) -> Grey:
    """Return the paper with scratches, which are as light as paper, or dirt, as dark as ink, on a share of its symbol.

    Marks are drawn in mm until they cover that share of the square that the symbol takes, without its quiet zone.
    """
    margin = (QUIET + AROUND) * FINE
    side, dots_mm = len(paper), FINE / printed.module_mm
    mask = Image.new("L", (side, side))
    pen = ImageDraw.Draw(mask)
    scratched = wear in (SCRATCHES, SCRATCHES_BETWEEN)
    mark: Callable[[ImageDraw.ImageDraw, Chance, float, float, float], None] = _scratch if scratched else _blot
    while True:
        mark(pen, chance, margin, side - margin, dots_mm)
        if wear.spares_corners:
            _clear_corners(pen, margin, side)
        covered = np.asarray(mask) > 0
        if covered[margin:-margin, margin:-margin].mean() >= share:
            return np.where(covered, PAPER if scratched else INK, paper)


def _clear_corners(pen: ImageDraw.ImageDraw, margin: int, side: int) -> None:
    """Wipe the mask where finder patterns are, and the quiet zone beside them."""
    quiet, near = margin - QUIET * FINE, margin + CORNER * FINE
    far = side - near
    for x, y in ((quiet, quiet), (far, quiet), (quiet, far)):
        pen.rectangle((x, y, x + near - quiet - 1, y + near - quiet - 1), fill=0)


def _scratch(pen: ImageDraw.ImageDraw, chance: Chance, low: float, high: float, dots_mm: float) -> None:
    x, y = chance.uniform(low, high, 2)
    angle, long = chance.uniform(0, math.pi), chance.uniform(*SCRATCH_LONG_MM) * dots_mm / 2
    dx, dy = math.cos(angle) * long, math.sin(angle) * long
    width = max(1, round(chance.uniform(*SCRATCH_MM) * dots_mm))
    pen.line((x - dx, y - dy, x + dx, y + dy), fill=255, width=width)


def _blot(pen: ImageDraw.ImageDraw, chance: Chance, low: float, high: float, dots_mm: float) -> None:
    x, y = chance.uniform(low, high, 2)
    across, down = chance.uniform(*BLOT_MM, 2) * dots_mm / 2
    pen.ellipse((x - across, y - down, x + across, y + down), fill=255)


def _camera(paper: Grey, module_mm: float, tilt: float, blur_px: float, chance: Chance) -> Grey:
    """Return the paper through a lens: turned, tilted about any axis, unsharp, and in the camera's pixels."""
    turn, axis = np.radians(chance.uniform(-TURNED, TURNED)), chance.uniform(0, math.pi)
    shift = chance.uniform(0, 1, 2)
    side_px = len(paper) / FINE * module_mm * CAMERA_PX_MM
    view = math.ceil(side_px * 1.25)
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * side_px / 2
    at = (_looked_at(corners, turn, axis, math.radians(tilt)) + view / 2 + shift) * WITHIN
    source = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * len(paper)
    image = Image.fromarray((paper * 255).astype(np.uint8))
    image = image.filter(ImageFilter.BoxBlur(max(0.0, len(paper) / side_px / WITHIN / 2 - 0.5)))
    size = (view * WITHIN, view * WITHIN)
    through = image.transform(
        size,
        Image.Transform.PERSPECTIVE,
        _homography(at, source),
        Image.Resampling.BILINEAR,
        fillcolor=int(PAPER * 255),
    )
    through = through.filter(ImageFilter.GaussianBlur(blur_px * WITHIN)).reduce(WITHIN)
    return np.asarray(through, dtype=float) / 255


def _looked_at(corners: Grey, turn: float, axis: float, tilt: float) -> Grey:
    """Return where the corners of a sheet are seen that is turned in its plane and tilted about an axis in it."""
    points = corners @ _rotation(turn - axis).T
    depth = points[:, 1] * math.sin(tilt)
    points = np.stack((points[:, 0], points[:, 1] * math.cos(tilt)), axis=1)
    nearer: Grey = points * (AWAY_PX / (AWAY_PX + depth))[:, None] @ _rotation(axis).T
    return nearer


def _rotation(angle: float) -> Grey:
    return np.array([(math.cos(angle), -math.sin(angle)), (math.sin(angle), math.cos(angle))])


def _homography(of: Grey, to: Grey) -> Sequence[float]:
    """Return the eight numbers by which four points of a picture lead to four of its source, as Pillow wants them."""
    rows, values = [], []
    for (x, y), (u, v) in zip(of, to, strict=True):
        rows += [(x, y, 1, 0, 0, 0, -u * x, -u * y), (0, 0, 0, x, y, 1, -v * x, -v * y)]
        values += [u, v]
    solved: list[float] = np.linalg.solve(np.array(rows), np.array(values)).tolist()
    return solved


def _exposed(caught: Grey, noise: float, chance: Chance) -> Picture:
    """Return the picture as it is taken: unevenly lit, darker the noisier it is, with the noise of each pixel."""
    height, width = caught.shape
    slope = chance.uniform(-0.1, 0.1, 2)
    y, x = np.mgrid[0:height, 0:width]
    light = 1 + slope[0] * (x / width - 0.5) + slope[1] * (y / height - 0.5)
    gain = 1 - 2 * noise
    grain = chance.normal(0, math.hypot(SENSOR_NOISE, noise), caught.shape)
    taken: Picture = np.clip((caught * light * gain + grain) * 255, 0, 255).astype(np.uint8)
    return taken
