"""Links that lead out of the site: asked for only when the author says so, politely, and seldom twice."""

from pressmark.checks.outward.checking import check_outward

__all__ = ["check_outward"]
