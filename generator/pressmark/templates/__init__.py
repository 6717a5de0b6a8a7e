"""The theme: its files, and views rendered through its templates.

A template sees ``view``, ``site`` and pure filters, nothing else. An archive's own ``templates/`` shadows the
default theme file by file.
"""

from typing import TYPE_CHECKING

from pressmark.ondemand import on_demand

if TYPE_CHECKING:
    from pressmark.templates.refusal import RenderError
    from pressmark.templates.renderer import Renderer
    from pressmark.templates.theme import Theme, default_theme

__all__ = ["RenderError", "Renderer", "Theme", "default_theme"]

# To see that no file of a theme has changed, nothing has to be there that renders.
__getattr__ = on_demand(
    __name__,
    {"RenderError": "refusal", "Renderer": "renderer", "Theme": "theme", "default_theme": "theme"},
)
