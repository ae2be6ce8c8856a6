"""Examples of responses in the OpenAPI document."""

from typing import Any


def example(content: object) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route, with `content` as the example of a successful response."""
    return {200: {"content": {"application/json": {"example": content}}}}
