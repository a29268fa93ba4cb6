import torch
from torch import nn
from torch.nn import functional as F


class MaskHead(nn.Module):
    """Four convolutions and a doubling, as in Mask R-CNN: 14 -> 28."""

    def __init__(self, in_channels=32, num_classes=5, num_convs=4):
        super().__init__()
        convs = []
        for _ in range(num_convs):
            convs.append(nn.Conv2d(in_channels, in_channels, 3))
            convs.append(nn.ReLU())
        self.convs = nn.Sequential(*convs)
        self.deconv = nn.ConvTranspose2d(in_channels, in_channels, 2, 2)
        self.predictor = nn.Conv2d(in_channels, num_classes, 1)

    def forward(self, x):
        x = self.convs(x)
        x = F.relu(self.deconv(x))
        return self.predictor(x)


if __name__ == "__main__":
    rois = torch.randn(8, 32, 14, 14)
    mask_logits = MaskHead()(rois)
    mask_targets = torch.randint(0, 2, (8, 5, 28, 28)).float()
    print(F.binary_cross_entropy_with_logits(mask_logits, mask_targets))
