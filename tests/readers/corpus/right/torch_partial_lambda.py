from functools import partial

import torch
from torch import nn

UP = partial(nn.ConvTranspose2d, kernel_size=4, stride=2, padding=1)
act = lambda: nn.GELU()
block = lambda i, o: nn.Sequential(UP(i, o), act())

trunk = nn.Sequential(block(64, 32), block(32, 16), UP(16, 3))
latent = torch.randn(1, 64, 4, 4)
assert trunk(latent).shape == (1, 3, 32, 32)
