"""The theme: its files, and views rendered through its templates.

A template sees ``view``, ``site`` and pure filters, nothing else. An archive's own ``templates/`` shadows the
default theme file by file.
"""

from pressmark.templates.faults import RenderError
from pressmark.templates.renderer import Renderer
from pressmark.templates.theme import Theme, default_theme

__all__ = ["RenderError", "Renderer", "Theme", "default_theme"]
