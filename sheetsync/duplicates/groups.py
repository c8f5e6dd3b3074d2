"""Rows of the same work together: nobody joins a group in which somebody contradicts them."""

from collections.abc import Callable, Iterable


class Groups:
    """Members joined step by step; two groups become one only if no member of one conflicts with one of the other."""

    def __init__(self, conflict: Callable[[int, int], bool]) -> None:
        self._conflict = conflict
        self._group: dict[int, list[int]] = {}

    def join(self, edges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Join along edges, the surest first; return those that hold."""
        return [(one, other) for one, other in edges if self._joined(one, other)]

    def together(self, one: int, other: int) -> bool:
        """Whether two are in one group."""
        return one in self._group and self._group[one] is self._group.get(other)

    def members(self) -> list[list[int]]:
        """Return the groups of two and more."""
        return list({id(group): group for group in self._group.values() if len(group) > 1}.values())

    def _joined(self, one: int, other: int) -> bool:
        group, joining = self._group.setdefault(one, [one]), self._group.setdefault(other, [other])
        if group is joining:
            return not self._conflict(one, other)
        if any(self._conflict(left, right) for left in group for right in joining):
            return False
        group.extend(joining)
        for member in joining:
            self._group[member] = group
        return True
