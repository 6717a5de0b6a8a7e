"""What is said about stretches of a text: mentions and statements, from the text itself or from a stand-off
file.

``values`` are the annotations; ``standoff`` reads ``STEM.annotations.json``; ``marks`` gives each its
address on the page and its quotation; ``html`` shows a body with its annotations.
"""
