"""Taking an item down at once: out of its header, the site and the outbox; and where it had gone.

It works on files alone, and needs nothing of the site to be in order: whoever takes something
down has no time to mend something else first.
"""
