import torch
import torch.nn as nn

up = nn.ConvTranspose1d(2, 1, 4, 2, 1)
wave = up(torch.zeros(2, 100))
assert wave.shape == (1, 200)
mono = wave.squeeze()
loss = nn.functional.l1_loss(mono, torch.zeros(200))
both = torch.cat([up(torch.zeros(3, 2, 100)).squeeze(1), torch.zeros(3, 200)], dim=0)
