"""Answers as the OpenAPI document shows them."""

from typing import Any


def example(content: object) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route whose good answer looks like `content`."""
    return {200: {"content": {"application/json": {"example": content}}}}
