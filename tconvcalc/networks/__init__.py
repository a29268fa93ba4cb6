"""Several layers: walking through them, finding the ones that are missing, and inverting an encoder."""
