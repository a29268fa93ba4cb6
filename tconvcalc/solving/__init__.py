"""From what is known of a layer to what is not."""
