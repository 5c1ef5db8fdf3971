"""From text to figures: one spelling, then every number with its unit and its printed precision."""

from budget_lint.figures.find import find
from budget_lint.figures.fold import fold

__all__ = ["find", "fold"]
