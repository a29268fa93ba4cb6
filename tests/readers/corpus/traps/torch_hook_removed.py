import torch
import torch.nn as nn

up = nn.ConvTranspose2d(2, 2, 3, 2)
handle = up.register_forward_pre_hook(lambda m, a: (a[0][..., :-1],))
y = up(torch.zeros(1, 2, 8, 9)) + torch.zeros(1, 2, 17, 17)
handle.remove()
