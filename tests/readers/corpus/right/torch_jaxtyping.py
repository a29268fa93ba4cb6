import torch
from jaxtyping import Float
from torch import Tensor, nn


class Decoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.ConvTranspose2d(128, 64, kernel_size=4, stride=2, padding=1)
        self.head = nn.ConvTranspose2d(64, 3, kernel_size=4, stride=2, padding=1)

    def forward(self, z: Float[Tensor, "batch 128 8 8"]) -> Float[Tensor, "batch 3 32 32"]:
        out = self.head(torch.relu(self.stem(z)))
        return out.sigmoid()


if __name__ == "__main__":
    decoder = Decoder()
    image = decoder(torch.randn(2, 128, 8, 8))
    assert image.shape[-2:] == (32, 32)
