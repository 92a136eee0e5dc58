"""The page of order files: what it shows of a file, and the session in the worker that reads it."""
