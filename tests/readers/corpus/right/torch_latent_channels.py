import torch
import torch.nn as nn


class Encoder(nn.Module):
    def __init__(self, latent_size):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 4, stride=2)
        self.conv2 = nn.Conv2d(32, 64, 4, stride=2)
        self.conv3 = nn.Conv2d(64, 64, 4, stride=2)
        self.conv4 = nn.Conv2d(64, 64, 4, stride=2)
        self.fc_mu = nn.Linear(2 * 2 * 64, latent_size)

    def forward(self, x):
        for layer in (self.conv1, self.conv2, self.conv3, self.conv4):
            x = torch.relu(layer(x))
        x = x.view(x.size(0), -1)
        return self.fc_mu(x)


class Decoder(nn.Module):
    def __init__(self, latent_size):
        super().__init__()
        self.fc1 = nn.Linear(latent_size, 128)
        self.deconv1 = nn.ConvTranspose2d(128, 64, 5, stride=2)
        self.deconv2 = nn.ConvTranspose2d(64, 32, 5, stride=2)
        self.deconv3 = nn.ConvTranspose2d(32, 16, 6, stride=2)
        self.deconv4 = nn.ConvTranspose2d(16, 3, 6, stride=2)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = x.unsqueeze(-1).unsqueeze(-1)
        x = torch.relu(self.deconv1(x))
        x = torch.relu(self.deconv2(x))
        x = torch.relu(self.deconv3(x))
        return torch.sigmoid(self.deconv4(x))


class VAE(nn.Module):
    def __init__(self, latent_size=32):
        super().__init__()
        self.encoder, self.decoder = Encoder(latent_size), Decoder(latent_size)

    def forward(self, x):
        return self.decoder(self.encoder(x))


if __name__ == "__main__":
    vae = VAE()
    obs = torch.rand(2, 3, 64, 64)
    assert vae(obs).shape == obs.shape
