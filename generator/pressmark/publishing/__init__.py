"""From a checked site to a published one: into the folder for GitHub's artifact, or onto a branch."""

from pressmark.publishing.acts import Asked, Published, publish
from pressmark.publishing.report import report

__all__ = ["Asked", "Published", "publish", "report"]
