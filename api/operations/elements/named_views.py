"""The view of an element's names and ids."""

from api.operations.elements.views import NamedView
from registry.elements.named import NamedElement


def named_view(element: NamedElement) -> NamedView:
    """The names and ids of an element."""
    return NamedView.model_validate({name: getattr(element, name) for name in NamedView.model_fields})
