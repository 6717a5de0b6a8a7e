"""One file, one record: pure functions from path, bytes and settings to a frozen value and its diagnostics.

A record knows nothing of any other file. Names in it are :class:`Written`: the words and their place, to be
resolved when the archive is linked.
"""
