"""Charts as SVG text: the same functions at build time and in the page, no library, no script."""
