"""A long list that this process and a copy of it work through together: each takes the next piece when it is free."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Generic, Self, TypeVar

T = TypeVar("T")

MOST_PIECES = 100
"""The number of pieces: short pieces, so that neither process waits long for the other's last one; one byte identifies
a piece.
"""


class Shares(Generic[T]):
    """The pieces of a list. Their numbers lie in a pipe, from which a number can be taken once only."""

    def __init__(self, items: Sequence[T]) -> None:
        """Cut `items` into pieces. To be made before the process is copied, and closed by both."""
        self._items = items
        self._size = max(1, -(-len(items) // MOST_PIECES))
        self._pieces = range(-(-len(items) // self._size))
        self._taken: set[int] = set()
        self._numbers, giving = os.pipe()
        os.write(giving, bytes(self._pieces))
        os.close(giving)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take no more."""
        os.close(self._numbers)

    def take(self, progress: Callable[[int, int], None] = lambda *_: None) -> Iterator[T]:
        """The items of one piece after another, until all are taken.

        `progress` is called with the number of items taken by both processes, and the total.
        """
        while number := os.read(self._numbers, 1):
            self._taken.add(number[0])
            yield from self._piece(number[0])
            progress(min((number[0] + 1) * self._size, len(self._items)), len(self._items))

    def of_others(self) -> Iterator[T]:
        """The items that were not taken here."""
        yield from (item for number in self._pieces if number not in self._taken for item in self._piece(number))

    def _piece(self, number: int) -> Iterable[T]:
        return self._items[number * self._size : (number + 1) * self._size]
