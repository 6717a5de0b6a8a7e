"""One thing to tell the author: a code, a place, a sentence and a way out.

A room finds something wrong, calls :func:`diagnose`, and goes on. Nothing here prints or exits; the command
line shows what was collected (``formats``). The words of every code stand in ``codes/*.toml``.
"""

from pressmark.diagnostics.codes import CODES, Code
from pressmark.diagnostics.values import Diagnostic, Place, Severity, SourceText, diagnose, worst

__all__ = ["CODES", "Code", "Diagnostic", "Place", "Severity", "SourceText", "diagnose", "worst"]
