"""A new archive: the files of ``files/``, written to an empty folder."""

from pressmark.scaffold.new import NewArchiveError, new_archive

__all__ = ["NewArchiveError", "new_archive"]
