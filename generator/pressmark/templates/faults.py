"""What is wrong with a theme, told to its author: what happened, in which file, on which line."""

from __future__ import annotations

import re

from jinja2 import TemplateError

# What a template can do wrong while it runs: it is a small program of its author's.
FAILURES = (
    *(TemplateError, TypeError, ValueError, LookupError),
    *(AttributeError, ArithmeticError, RuntimeError, MemoryError),
)


def why(error: Exception) -> str:
    """What a template did wrong, without the names that the program has for its own values."""
    if isinstance(error, KeyError):
        return f"there is nothing called {error} here"
    if isinstance(error, RecursionError):
        return "it comes back to itself without end"
    words = str(error) or type(error).__name__
    return re.sub(r"'pressmark[\w.]*\.(\w+) object' has no attribute '(\w+)'", r"\1 has no “\2”", words)


def template_line(error: BaseException, template: str) -> tuple[str, int]:
    """The innermost line of a template in a traceback, the outermost where templates go round in a circle;
    the first of ``template`` when there is none.

    Jinja puts frames of its own, which hold the exception, in the place of compiled templates.
    """
    name, line = template, 1
    trace = error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            if isinstance(error, RecursionError):
                break
        trace = trace.tb_next
    return name, line
