"""The search in the reader's browser: what is indexed, the index itself, and its files."""
