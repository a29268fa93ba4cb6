import torch
import torch.nn as nn
import torch.nn.functional as F


class SegNet(nn.Module):
    def __init__(self, n_classes=3):
        super().__init__()
        self.enc1 = nn.Conv2d(3, 8, 3, padding=1)
        self.enc2 = nn.Conv2d(8, 16, 3, padding=1)
        self.dec2 = nn.ConvTranspose2d(16, 8, 3, padding=1)
        self.dec1 = nn.ConvTranspose2d(8, n_classes, 3, padding=2)

    def forward(self, x):
        x = F.relu(self.enc1(x))
        size1 = x.size()
        x, idx1 = F.max_pool2d(x, 2, return_indices=True)
        x = F.relu(self.enc2(x))
        size2 = x.size()
        x, idx2 = F.max_pool2d(x, 2, return_indices=True)
        x = F.max_unpool2d(x, idx2, 2, output_size=size2)
        x = F.relu(self.dec2(x))
        x = F.max_unpool2d(x, idx1, 2, output_size=size1)
        return self.dec1(x)


if __name__ == "__main__":
    images = torch.randn(2, 3, 45, 60)
    labels = torch.randint(0, 3, (2, 45, 60))
    logits = SegNet()(images)
    print(F.cross_entropy(logits, labels))
