import torch
from torch import nn

pool = nn.MaxPool2d(2, stride=2, return_indices=True)
unpool = nn.MaxUnpool2d(2, stride=2)
deconv = nn.ConvTranspose2d(4, 4, 3, padding=1)

if __name__ == "__main__":
    x = torch.rand(1, 4, 135, 67)
    pooled, indices = pool(x)
    y = unpool(pooled, indices, output_size=x.size())
    print((deconv(y) - x).abs().mean())
