"""The search in the reader's browser: what is indexed, the index itself, and its files.

The index is Pagefind's, made through its service from :class:`SearchRecord` values; the page that asks it is
``templates/search.html`` with ``templates/assets/search.js``.
"""

from pressmark.search.filters import used_filters
from pressmark.search.index import IndexResult, build_index
from pressmark.search.values import SearchRecord

__all__ = ["IndexResult", "SearchRecord", "build_index", "used_filters"]
