import torch
import torch.nn as nn
from torch.autograd import Variable


class VAE(nn.Module):
    def __init__(self, n=16, hidden_size=8):
        super(VAE, self).__init__()
        self.conv1 = nn.Sequential(nn.Conv2d(1, n, kernel_size=3, stride=2, padding=1), nn.BatchNorm2d(n), nn.ReLU())
        self.conv2 = nn.Sequential(nn.Conv2d(n, n, kernel_size=3, stride=2, padding=1), nn.BatchNorm2d(n), nn.ReLU())
        self.fc11 = nn.Linear(n * 7 * 7, hidden_size)
        self.fc12 = nn.Linear(n * 7 * 7, hidden_size)
        self.fc2 = nn.Linear(hidden_size, n * 7 * 7)
        self.deconv1 = nn.Sequential(nn.ConvTranspose2d(n, n, kernel_size=4, stride=2, padding=1), nn.ReLU())
        self.deconv2 = nn.Sequential(nn.ConvTranspose2d(n, 1, kernel_size=4, stride=2, padding=1), nn.Sigmoid())

    def encoder(self, x):
        out = self.conv2(self.conv1(x))
        return self.fc11(out.view(out.size(0), -1)), self.fc12(out.view(out.size(0), -1))

    def sampler(self, mean, std):
        var = std.mul(0.5).exp_()
        eps = Variable(torch.FloatTensor(var.size()).normal_())
        return eps.mul(var).add_(mean)

    def decoder(self, x):
        out = self.fc2(x)
        out = self.deconv1(out.view(x.size(0), 16, 7, 7))
        return self.deconv2(out)

    def forward(self, x):
        mean, std = self.encoder(x)
        code = self.sampler(mean, std)
        return self.decoder(code), mean, std


if __name__ == "__main__":
    VAE()(torch.rand(2, 1, 28, 28))
