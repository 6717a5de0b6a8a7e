"""The pages: one file a page kind, and the table of them in ``kinds``.

A kind's ``plan(edition)`` yields pages with their views, and files whose bytes need no template. ``values``
and ``views`` are what templates see; ``edition`` is what one build knows; ``lists`` keeps every page short;
``evidence`` quotes.
"""
