"""The report as one HTML file that needs no network: the document on the left, the findings on the right."""

from budget_lint.reports.page.form import Html

__all__ = ["Html"]
