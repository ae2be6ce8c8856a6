"""An element by what people call it, as programs get it."""

from api.operations.elements.views import NamedView
from registry.elements.named import NamedElement


def named_view(element: NamedElement) -> NamedView:
    """An element by what people know it."""
    return NamedView.model_validate({name: getattr(element, name) for name in NamedView.model_fields})
