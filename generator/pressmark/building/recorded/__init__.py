"""What a build leaves for the next edit: the archive as it was linked, its units, and who read what of it."""
