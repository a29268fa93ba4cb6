import torch
import torch.nn as nn


class Refine(nn.Module):
    def __init__(self, ch=8):
        super().__init__()
        self.stem = nn.Conv2d(3, ch, 7, stride=2, padding=3)
        self.pool = nn.MaxPool2d(3, stride=2, padding=1)
        self.up4 = nn.ConvTranspose2d(ch, ch, 4, stride=2, padding=1)
        self.up2 = nn.ConvTranspose2d(2 * ch, 3, 4, stride=2, padding=1)

    def forward(self, x):
        a = self.stem(x)
        b = self.pool(a)
        return self.up2(torch.cat([self.up4(b), a], 1))


if __name__ == "__main__":
    model = Refine().eval()
    dummy_input = torch.randn(1, 3, 224, 224)
    torch.jit.trace(model, dummy_input)
