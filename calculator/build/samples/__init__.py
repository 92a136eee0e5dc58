"""Made-up order files, one as each platform exports it, for readers to try the page with."""
