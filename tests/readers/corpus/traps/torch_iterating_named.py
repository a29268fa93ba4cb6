import torch
import torch.nn as nn

net = nn.Sequential()
for name, k in {"a": 4, "b": 2}.items():
    net.add_module(name, nn.ConvTranspose1d(2, 2, k, 2, (k - 2) // 2))
x = torch.zeros(1, 2, 8)
for name, layer in net.named_children():
    if name == "b":
        continue
    x = layer(x)
y = x + torch.zeros(1, 2, 16)
for layer in net.children():
    x = layer(x)
y = x + torch.zeros(1, 2, 64)
