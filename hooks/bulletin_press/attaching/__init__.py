"""Files that lie beside items and standing pages, as they are published.

Each is of a kind that may be published, is what its name says, and not too large. Pictures lose
their properties; everything else stays as it is. ``publishing`` is what others use.
"""
