"""Pictures of a layer, drawn from its geometry and nothing else."""
