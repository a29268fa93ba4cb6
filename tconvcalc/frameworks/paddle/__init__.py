"""PaddlePaddle: what is known of ``paddle.nn.Conv2DTranspose`` and its kin."""
