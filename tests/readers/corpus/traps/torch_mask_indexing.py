import torch
import torch.nn as nn

x = nn.ConvTranspose1d(2, 2, 3, 2)(torch.zeros(1, 2, 8))
keep = torch.ones(17, dtype=torch.bool)
keep[0] = False
y = x[:, :, keep] + torch.zeros(1, 2, 16)
z = x[:, :, torch.arange(16)] + torch.zeros(1, 2, 16)
idx = list(range(16))
w = x[:, :, idx] + torch.zeros(1, 2, 16)
