"""What a PDF file holds and a reader of its text does not see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budget_lint.model.document import Remark
from budget_lint.readers.pdf.shapes import Page
from budget_lint.readers.pdf.tables import Item


class Omissions:
    """Collects the pages of which something was left out."""

    def __init__(self) -> None:
        self.unreadable: list[int] = []
        self.pictures: list[int] = []
        self.unknown: dict[int, int] = {}
        self.hidden: dict[int, int] = {}

    def look(self, page: Page, items: Sequence[Item]) -> None:
        """Notes what a page has and its items have not."""
        if page.pictures and not items:
            self.pictures.append(page.number)
        elif page.hidden:
            self.hidden[page.number] = page.hidden
        if page.unknown:
            self.unknown[page.number] = page.unknown

    def remarks(self) -> tuple[Remark, ...]:
        """A remark for each kind of omission."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[Remark]:
        if self.unreadable:
            yield Remark("pages-unreadable", (("pages", listed(self.unreadable)),))
        if self.pictures:
            yield Remark("pages-without-text", (("pages", listed(self.pictures)),))
        for key, pages in (("characters-unknown", self.unknown), ("hidden-text", self.hidden)):
            if pages:
                yield Remark(key, (("pages", listed(list(pages))), ("number", sum(pages.values()))))


def listed(pages: Sequence[int]) -> str:
    """Numbers of pages, neighbours as ranges: ``3, 5-7``."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], page]
        else:
            ranges.append([page])
    return ", ".join("-".join(str(page) for page in ends) for ends in ranges)
