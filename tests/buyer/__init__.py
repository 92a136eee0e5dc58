"""The buyer's calendar against what it promises."""
