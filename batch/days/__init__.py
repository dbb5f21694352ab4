"""Days: the algebra that every decision rests on, and working days."""
