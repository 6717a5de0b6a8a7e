"""JSON Schemas of the data files, published with them."""
