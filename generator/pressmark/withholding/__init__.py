"""What must not be published: names that are withheld leave the records before anything is linked.

``redact`` takes them out and tells where one stands unmarked; the :class:`Withheld` it gives is what every
later room needs to keep silent. The whole story for archivists is ``docs/protect.md``.
"""

from pressmark.withholding.occurrences import unmarked_in
from pressmark.withholding.redaction import Redacted, redact
from pressmark.withholding.values import NOBODY, Withheld

__all__ = ["NOBODY", "Redacted", "Withheld", "redact", "unmarked_in"]
