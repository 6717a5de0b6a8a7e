"""Pressmark: a folder of annotated news reports becomes a static, searchable archive."""

__version__ = "0.1.0"
