"""What stands in the archive and in the site, and whether any of it has changed since the last build."""
