"""What one build remembers of the lists of related reports, so that the next makes only those again that can
have changed.

``packing`` makes bytes of an index and of what was found with it, ``tables`` read them; a ``view`` is these
with the rows of reports that were edited since; ``touched`` says whose lists an edit can change, ``copies``
the same of texts; and ``again`` makes them.
"""

from __future__ import annotations

from pressmark.related.known.again import Known, Renewed
from pressmark.related.known.packing import remembered

__all__ = ["Known", "Renewed", "remembered"]
