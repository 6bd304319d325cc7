"""The editor in the browser: what it shows of an item, and how its changes come into the file.

It speaks the ``proxy`` protocol of Decap CMS. The server that listens is one of the commands.
"""
