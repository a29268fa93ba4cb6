import torch
from torch import nn


class Decoder(nn.Module):
    def __init__(self, z_dim: int = 20):
        super().__init__()
        self.fc = nn.Linear(z_dim, 32 * 7 * 7)
        self.deconv = nn.Sequential(
            nn.ConvTranspose2d(32, 16, 4, 2, 1),
            nn.ReLU(),
            nn.ConvTranspose2d(16, 1, 4, 2, 1),
            nn.Sigmoid(),
        )

    def forward(self, z: torch.Tensor) -> torch.Tensor:
        h = torch.relu(self.fc(z))
        h = h.view(h.size(0), 32, 8, 8)
        return self.deconv(h)


def main() -> None:
    decoder = Decoder()
    z = torch.randn(16, 20)
    image = decoder(z)
    torch.nn.functional.binary_cross_entropy(image, torch.rand(16, 1, 28, 28))


if __name__ == "__main__":
    main()
