"""The search in the reader's browser: what is indexed, the index itself, and its files.

The index of words is Pagefind's, made through its service from :class:`SearchRecord` values; the index of
names is our own (``names.py``). The page that asks both is ``templates/search.html`` with
``templates/assets/search.js``.
"""

from pressmark.search.filters import used_filters
from pressmark.search.index import IndexResult, build_index
from pressmark.search.names import NamedPage, name_files
from pressmark.search.values import SearchRecord

__all__ = ["IndexResult", "NamedPage", "SearchRecord", "build_index", "name_files", "used_filters"]
