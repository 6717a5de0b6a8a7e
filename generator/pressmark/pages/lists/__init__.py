"""Long lists: what a page holds, and the pages that have the rest."""
