"""Who is named with whom: the page of all, and the page of a pair."""
