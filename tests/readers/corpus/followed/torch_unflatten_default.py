import torch
import torch.nn as nn
import torch.nn.functional as F

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Flatten(nn.Module):
    def forward(self, input):
        return input.view(input.size(0), -1)


class UnFlatten(nn.Module):
    def forward(self, input, size=64):
        return input.view(input.size(0), size, 1, 1)


class VAE(nn.Module):
    def __init__(self, image_channels=3, h_dim=64, z_dim=8):
        super(VAE, self).__init__()
        self.encoder = nn.Sequential(nn.Conv2d(image_channels, 16, kernel_size=4, stride=2), nn.ReLU(), Flatten())
        self.fc1 = nn.Linear(16 * 15 * 15, z_dim)
        self.fc2 = nn.Linear(16 * 15 * 15, z_dim)
        self.fc3 = nn.Linear(z_dim, h_dim)
        self.decoder = nn.Sequential(
            UnFlatten(),
            nn.ConvTranspose2d(h_dim, 32, kernel_size=5, stride=2),
            nn.ReLU(),
            nn.ConvTranspose2d(32, 16, kernel_size=5, stride=2),
            nn.ReLU(),
            nn.ConvTranspose2d(16, image_channels, kernel_size=6, stride=2),
            nn.Sigmoid(),
        )

    def reparameterize(self, mu, logvar):
        std = logvar.mul(0.5).exp_()
        esp = torch.randn(*mu.size()).to(device)
        return mu + std * esp

    def bottleneck(self, h):
        mu, logvar = self.fc1(h), self.fc2(h)
        z = self.reparameterize(mu, logvar)
        return z, mu, logvar

    def forward(self, x):
        h = self.encoder(x)
        z, mu, logvar = self.bottleneck(h)
        z = self.fc3(z)
        return self.decoder(z), mu, logvar


model = VAE(image_channels=3).to(device)


def loss_fn(recon_x, x, mu, logvar):
    BCE = F.binary_cross_entropy(recon_x, x[:, :, :30, :30], reduction="sum")
    return BCE - 0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp())


if __name__ == "__main__":
    images = torch.rand(2, 3, 32, 32)
    loss_fn(*[model(images)[0], images, *model(images)[1:]])
