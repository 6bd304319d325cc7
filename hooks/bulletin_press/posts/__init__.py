"""Posts: one text for one channel, counted as that channel counts."""
