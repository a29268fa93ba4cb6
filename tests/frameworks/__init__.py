"""What each framework says of itself, and how its layers are written."""
