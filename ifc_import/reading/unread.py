"""The shapes that are not read here, and the errors that a malformed one leads to."""

from shapely.errors import ShapelyError

MALFORMED = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, ShapelyError)
"""What reading a shape raises where the file breaks the schema's rules: attributes that are missing or of another
class, indices past the end, numbers that are none; and what shapely and ifcopenshell then raise."""


class UnreadShapeError(ValueError):
    """A shape of a kind that is left to the kernel; its text is the IFC class."""
