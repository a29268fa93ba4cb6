"""One layer written in another framework so that it computes the same numbers, with the weights that this takes."""
