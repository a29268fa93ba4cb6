import torch
import torch.nn as nn

ups = []
for k in (4, 2):
    ups.append(lambda x: nn.functional.conv_transpose2d(x, torch.zeros(4, 4, k, k), stride=2))
y = ups[0](torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16)
