"""Pages of dates, and reports set out over time."""
