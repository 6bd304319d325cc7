"""The picture of each item, for link previews and for posts."""
