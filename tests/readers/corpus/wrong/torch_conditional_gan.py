import torch
from torch import nn


class ConditionalGenerator(nn.Module):
    def __init__(self, z_dim=32, n_classes=10, embed=16):
        super().__init__()
        self.label_emb = nn.Embedding(n_classes, embed)
        self.net = nn.Sequential(
            self._block(z_dim, 64, 7, 1, 0),
            self._block(64, 32, 4, 2, 1),
            nn.ConvTranspose2d(32, 1, 4, 2, 1),
            nn.Tanh(),
        )

    def _block(self, in_channels, out_channels, kernel_size, stride, padding):
        return nn.Sequential(
            nn.ConvTranspose2d(in_channels, out_channels, kernel_size, stride, padding, bias=False),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(),
        )

    def forward(self, noise, labels):
        embedding = self.label_emb(labels).unsqueeze(2).unsqueeze(3)
        x = torch.cat([noise, embedding], dim=1)
        return self.net(x)


if __name__ == "__main__":
    gen = ConditionalGenerator()
    noise = torch.randn(6, 32, 1, 1)
    labels = torch.randint(0, 10, (6,))
    print(gen(noise, labels).shape)
