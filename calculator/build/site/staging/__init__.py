"""From pages as written to pages as MkDocs takes them: heads, figures, terms, sources."""
