"""Groups of things that are tied together, directly or through others."""

from __future__ import annotations

from collections.abc import Iterable


def linked(members: Iterable[int], links: Iterable[Iterable[int]]) -> list[list[int]]:
    """The connected groups of ``members``, where each link ties its own together."""
    parent = {member: member for member in members}

    def root(member: int) -> int:
        while parent[member] != member:
            parent[member] = member = parent[parent[member]]
        return member

    for link in links:
        roots = sorted({root(member) for member in link})
        parent.update(dict.fromkeys(roots, roots[0]))
    groups: dict[int, list[int]] = {}
    for member in sorted(parent):
        groups.setdefault(root(member), []).append(member)
    return list(groups.values())
