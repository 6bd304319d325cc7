"""Text becomes checked records, records pass one door, and the public sees only what is behind it.

The library knows nothing of MkDocs and nothing of the command line. Read it in the order of the
way: `front_matter`, `models`, `reading`, `checks`, `catalogue` (the door), `publishers`.
"""

__version__ = "0.1.0"
