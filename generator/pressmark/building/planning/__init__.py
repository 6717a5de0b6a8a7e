"""What the site is to be, unit by unit, and each unit made if its key says so."""
