"""The digest: what was new in a stretch of days, as a newsletter and as a page for each month."""
