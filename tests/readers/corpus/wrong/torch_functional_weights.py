"""Transposed convolutions by hand, the weights kept in a dict."""
import torch
import torch.nn.functional as F

params = {
    "w1": torch.randn(32, 16, 4, 4),
    "b1": torch.zeros(16),
    "w2": torch.randn(3, 16, 4, 4),
    "b2": torch.zeros(3),
}


def generator(z, p):
    h = F.conv_transpose2d(z, p["w1"], p["b1"], stride=2, padding=1)
    h = F.relu(h)
    return torch.tanh(F.conv_transpose2d(h, p["w2"], p["b2"], stride=2, padding=1))


if __name__ == "__main__":
    z = torch.randn(1, 32, 8, 8)
    img = generator(z, params)
    assert img.shape == (1, 3, 32, 32)
