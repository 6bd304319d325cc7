"""The campaign planner: which post goes when, on which channel, and the files that say so."""
