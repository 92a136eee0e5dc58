"""What makes the site and the runtime in it. Runs on the builder's machine; no part of the wheel."""
