"""What frameworks say, found and explained."""
