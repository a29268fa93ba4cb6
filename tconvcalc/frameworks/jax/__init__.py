"""JAX and Flax: what is known of ``jax.lax.conv_transpose`` and Flax's ConvTranspose."""
