"""From a Word document to a held draft, and the list of what was lost, moved and left to decide."""
