"""Every figure of every release, so that none moves unnoticed."""
