"""The error for shapes left to the geometry kernel, and the errors raised by malformed shapes."""

from shapely.errors import ShapelyError

MALFORMED = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, ShapelyError)
"""The errors of reading a shape where the file violates the schema: attributes that are missing or of another class,
indices past the end, numbers that are not finite; and the errors of shapely and ifcopenshell.
"""


class UnreadShapeError(ValueError):
    """A shape of a kind that is left to the kernel; its text is the IFC class."""
