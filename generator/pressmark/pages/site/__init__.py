"""What belongs to the site as a whole: home, fixed pages, feeds, data, old addresses."""
