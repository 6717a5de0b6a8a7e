"""What the search finds: records of pages and names."""
