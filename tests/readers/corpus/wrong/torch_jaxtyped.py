import torch
from jaxtyping import Float
from torch import Tensor, nn


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(32, 16, 4, 2, 0)
        self.lateral = nn.Conv2d(64, 16, 1)

    def forward(
        self, coarse: Float[Tensor, "b 32 14 14"], fine: Float[Tensor, "b 64 28 28"]
    ) -> Float[Tensor, "b 16 28 28"]:
        return self.up(coarse) + self.lateral(fine)


Head()(torch.zeros(1, 32, 14, 14), torch.zeros(1, 64, 28, 28))
