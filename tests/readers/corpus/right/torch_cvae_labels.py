import torch
import torch.nn as nn
import torch.nn.functional as F

NUM_CLASSES = 10
LATENT = 16


class CVAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(NUM_CLASSES, 28 * 28)
        self.conv1 = nn.Conv2d(2, 32, 3, stride=2, padding=1)
        self.conv2 = nn.Conv2d(32, 64, 3, stride=2, padding=1)
        self.to_mu = nn.Linear(64 * 7 * 7, LATENT)
        self.to_logvar = nn.Linear(64 * 7 * 7, LATENT)
        self.expand = nn.Linear(LATENT + NUM_CLASSES, 64 * 7 * 7)
        self.deconv1 = nn.ConvTranspose2d(64, 32, 3, stride=2, padding=1, output_padding=1)
        self.deconv2 = nn.ConvTranspose2d(32, 1, 3, stride=2, padding=1, output_padding=1)

    def forward(self, x, y):
        batch = x.shape[0]
        lab = self.embed(y).view(batch, 1, 28, 28)
        h = torch.cat((x, lab), dim=1)
        h = F.relu(self.conv1(h))
        h = F.relu(self.conv2(h)).flatten(1)
        mu, logvar = self.to_mu(h), self.to_logvar(h)
        z = mu + torch.randn_like(mu) * torch.exp(0.5 * logvar)
        z = torch.cat((z, F.one_hot(y, NUM_CLASSES).float()), dim=1)
        h = F.relu(self.expand(z)).reshape(batch, 64, 7, 7)
        h = F.relu(self.deconv1(h))
        return torch.sigmoid(self.deconv2(h)), mu, logvar


if __name__ == "__main__":
    net = CVAE()
    x = torch.rand(8, 1, 28, 28)
    y = torch.randint(0, NUM_CLASSES, (8,))
    out, mu, logvar = net(x, y)
    print(F.mse_loss(out, x).item())
