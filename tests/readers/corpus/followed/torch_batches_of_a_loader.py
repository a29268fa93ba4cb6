import torch
import torch.nn as nn

batch_size = 16


class Encoder(nn.Module):
    def __init__(self):
        super(Encoder, self).__init__()
        self.layer1 = nn.Sequential(nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.BatchNorm2d(16), nn.MaxPool2d(2, 2))
        self.layer2 = nn.Sequential(nn.Conv2d(16, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2, 2))

    def forward(self, x):
        out = self.layer1(x)
        out = self.layer2(out)
        out = out.view(batch_size, -1)
        return out


class Decoder(nn.Module):
    def __init__(self):
        super(Decoder, self).__init__()
        self.layer1 = nn.Sequential(
            nn.ConvTranspose2d(64, 32, 3, 2, 1, 1),
            nn.ReLU(),
            nn.BatchNorm2d(32),
            nn.ConvTranspose2d(32, 16, 3, 1, 1),
            nn.ReLU(),
        )
        self.layer2 = nn.Sequential(
            nn.ConvTranspose2d(16, 1, 3, 2, 1, 1),
            nn.ReLU(),
        )

    def forward(self, x):
        out = x.view(batch_size, 64, 7, 7)
        out = self.layer1(out)
        out = self.layer2(out)
        return out


encoder = Encoder()
decoder = Decoder()
parameters = list(encoder.parameters()) + list(decoder.parameters())
loss_func = nn.MSELoss()
optimizer = torch.optim.Adam(parameters, lr=1e-3)


def train(train_loader, epochs=1):
    for i in range(epochs):
        for image, label in train_loader:
            optimizer.zero_grad()
            output = encoder(image)
            output = decoder(output)
            loss = loss_func(output, image)
            loss.backward()
            optimizer.step()


if __name__ == "__main__":
    train([(torch.rand(batch_size, 1, 28, 28), None)])
