import torch
import torch.nn as nn
import torch.nn.functional as F


def cat(tensors, dim):
    size = tensors[-1].shape[2:]
    return torch.concat([F.interpolate(t, size=size) for t in tensors], dim)


torch_cat = torch.cat
torch.cat = cat
up = nn.ConvTranspose2d(4, 4, 3, 2)
y = torch.cat([up(torch.zeros(1, 4, 8, 8)), torch.zeros(1, 4, 16, 16)], 1)
torch.cat = torch_cat
