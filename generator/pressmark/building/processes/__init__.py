"""Work divided among processes: those that read, and those that make pages."""
