"""What a money claim costs at a court in China, and what lateness adds to it."""
