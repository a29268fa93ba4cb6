"""What frameworks say when they fail, found in any text, decoded and explained."""
