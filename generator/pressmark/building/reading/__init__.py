"""Files read, or recalled where they are as they were."""
