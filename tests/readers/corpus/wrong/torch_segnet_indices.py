import torch
import torch.nn as nn


class SegNet(nn.Module):
    def __init__(self, n_labels=5):
        super().__init__()
        self.enc1 = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU())
        self.enc2 = nn.Sequential(nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU())
        self.pool = nn.MaxPool2d(2, 2, return_indices=True)
        self.unpool = nn.MaxUnpool2d(2, 2)
        self.dec2 = nn.Sequential(nn.ConvTranspose2d(32, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU())
        self.dec1 = nn.ConvTranspose2d(16, n_labels, 4, padding=1)

    def forward(self, x):
        x = self.enc1(x)
        s1 = x.size()
        x, i1 = self.pool(x)
        x = self.enc2(x)
        s2 = x.size()
        x, i2 = self.pool(x)
        x = self.unpool(x, i2, output_size=s2)
        x = self.dec2(x)
        x = self.unpool(x, i1, output_size=s1)
        return self.dec1(x)


net = SegNet()
image = torch.rand(1, 3, 90, 120)
mask = torch.randint(5, (1, 90, 120))
loss = nn.CrossEntropyLoss()(net(image), mask)
