import torch
import torch.nn as nn


def conv(in_channels, out_channels, kernel_size, stride=2, padding=1, batch_norm=True):
    """Creates a convolutional layer, with optional batch normalization."""
    layers = []
    layers.append(nn.Conv2d(in_channels, out_channels, kernel_size, stride, padding, bias=False))
    if batch_norm:
        layers.append(nn.BatchNorm2d(out_channels))
    return nn.Sequential(*layers)


def deconv(in_channels, out_channels, kernel_size, stride=2, padding=1, batch_norm=True):
    """Creates a transposed-convolutional layer, with optional batch normalization."""
    layers = []
    layers.append(nn.ConvTranspose2d(in_channels, out_channels, kernel_size, stride, padding, bias=False))
    if batch_norm:
        layers.append(nn.BatchNorm2d(out_channels))
    return nn.Sequential(*layers)


class CycleGenerator(nn.Module):
    def __init__(self, conv_dim=8):
        super(CycleGenerator, self).__init__()
        self.conv1 = conv(3, conv_dim, 4)
        self.conv2 = conv(conv_dim, conv_dim * 2, 4)
        self.deconv1 = deconv(conv_dim * 2, conv_dim, 4)
        self.deconv2 = deconv(conv_dim, 3, 4, padding=2, batch_norm=False)

    def forward(self, x):
        out = torch.relu(self.conv1(x))
        out = torch.relu(self.conv2(out))
        out = torch.relu(self.deconv1(out))
        return torch.tanh(self.deconv2(out))


def cycle_consistency_loss(real_im, reconstructed_im, lambda_weight):
    reconstr_loss = torch.mean(torch.abs(real_im - reconstructed_im))
    return lambda_weight * reconstr_loss


def create_model(g_conv_dim=8):
    G_XtoY = CycleGenerator(conv_dim=g_conv_dim)
    G_YtoX = CycleGenerator(conv_dim=g_conv_dim)
    return G_XtoY, G_YtoX


if __name__ == "__main__":
    G_XtoY, G_YtoX = create_model()
    images_Y = torch.rand(2, 3, 64, 64)
    fake_X = G_YtoX(images_Y)
    reconstructed_Y = G_XtoY(fake_X)
    print(cycle_consistency_loss(images_Y, reconstructed_Y, lambda_weight=10))
