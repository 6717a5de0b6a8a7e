"""``python -m pressmark`` is the same program as ``pressmark``."""

from pressmark.cli import run

run()
