"""What knows MkDocs beside the hook file itself: from its configuration to a desk, and back."""
