"""What people type, understood; and the other direction."""
