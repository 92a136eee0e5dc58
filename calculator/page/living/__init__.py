"""Text whose numbers a reader can change: the figures of three pages, computed anew from what was typed."""
