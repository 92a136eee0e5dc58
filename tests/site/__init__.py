"""The site: its pages as written, the build, and what it built."""
