"""Whether what is claimed of a layer can be."""
