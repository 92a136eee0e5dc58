"""What a merchant tells us: the order mix, the assumptions, the counts, validated."""
