import torch
import torch.nn as nn
import torch.nn.functional as F


class AttentionGate(nn.Module):
    def __init__(self, F_g, F_l, F_int):
        super().__init__()
        self.W_g = nn.Sequential(nn.Conv2d(F_g, F_int, 1), nn.BatchNorm2d(F_int))
        self.W_x = nn.Sequential(nn.Conv2d(F_l, F_int, 1), nn.BatchNorm2d(F_int))
        self.psi = nn.Sequential(nn.Conv2d(F_int, 1, 1), nn.Sigmoid())

    def forward(self, g, x):
        psi = F.relu(self.W_g(g) + self.W_x(x))
        return x * self.psi(psi)


class AttentionUNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 8, 3, padding=1)
        self.c2 = nn.Conv2d(8, 16, 3, stride=2, padding=1)
        self.c3 = nn.Conv2d(16, 32, 3, stride=2, padding=1)
        self.up3 = nn.ConvTranspose2d(32, 16, 4, stride=2, padding=1)
        self.att3 = AttentionGate(16, 16, 8)
        self.dec3 = nn.Conv2d(32, 16, 3, padding=1)
        self.up2 = nn.ConvTranspose2d(16, 8, 4, stride=2, padding=1)
        self.att2 = AttentionGate(8, 8, 4)
        self.dec2 = nn.Conv2d(16, 1, 3, padding=1)

    def forward(self, x):
        x1 = F.relu(self.c1(x))
        x2 = F.relu(self.c2(x1))
        x3 = F.relu(self.c3(x2))
        d3 = self.up3(x3)
        d3 = self.dec3(torch.cat((self.att3(g=d3, x=x2), d3), dim=1))
        d2 = self.up2(d3)
        return self.dec2(torch.cat((self.att2(g=d2, x=x1), d2), dim=1))


if __name__ == "__main__":
    net = AttentionUNet().eval()
    with torch.no_grad():
        prob = torch.sigmoid(net(torch.zeros(1, 3, 48, 48)))
    print(prob.shape)
