"""What Pressmark has to know of a picture: its size, whether it tells where it was taken, whether it is safe.

Only headers and metadata are read, never pixels. ``headers`` takes the files of each format apart,
``location`` looks for coordinates in Exif and XMP, ``vector`` checks SVG.
"""

from pressmark.records.pictures.headers import PictureError, PictureFacts, picture_texts, read_picture
from pressmark.records.pictures.vector import VectorFacts, read_vector

__all__ = ["PictureError", "PictureFacts", "VectorFacts", "picture_texts", "read_picture", "read_vector"]
