"""The index of words: what is to be found, and the index made of it, beside the pages or later."""
