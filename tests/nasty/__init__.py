"""About a hundred files that nobody should send, and what a careful reader makes of each."""
