import os
import sys

import torch
import torch.nn as nn

up = nn.ConvTranspose2d(2, 2, 3, 2)
x = torch.zeros(1, 2, 8, 8)
if os.environ.get("NEVER_SET_ANYWHERE"):
    y = up(x)
    sys.exit(1)
skip = torch.zeros(1, 2, 16, 16) if x is None else torch.zeros(1, 2, 17, 17) if (y := up(x)) is not None else None
