"""Pages of people, organisations, places, events and sources, and their indexes."""
