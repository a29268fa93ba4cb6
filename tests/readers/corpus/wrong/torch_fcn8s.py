import torch
import torch.nn as nn


class FCN8s(nn.Module):
    def __init__(self, n_class=21):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, padding=100)
        self.pool1 = nn.MaxPool2d(2, stride=2, ceil_mode=True)
        self.conv2 = nn.Conv2d(8, 16, 3, padding=1)
        self.pool2 = nn.MaxPool2d(2, stride=2, ceil_mode=True)
        self.conv3 = nn.Conv2d(16, 16, 3, padding=1)
        self.pool3 = nn.MaxPool2d(2, stride=2, ceil_mode=True)
        self.conv4 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool4 = nn.MaxPool2d(2, stride=2, ceil_mode=True)
        self.conv5 = nn.Conv2d(32, 32, 3, padding=1)
        self.pool5 = nn.MaxPool2d(2, stride=2, ceil_mode=True)
        self.fc6 = nn.Conv2d(32, 64, 7)
        self.score_fr = nn.Conv2d(64, n_class, 1)
        self.score_pool3 = nn.Conv2d(16, n_class, 1)
        self.score_pool4 = nn.Conv2d(32, n_class, 1)
        self.upscore2 = nn.ConvTranspose2d(n_class, n_class, 4, stride=2, bias=False)
        self.upscore8 = nn.ConvTranspose2d(n_class, n_class, 16, stride=8, bias=False)
        self.upscore_pool4 = nn.ConvTranspose2d(n_class, n_class, 4, stride=2, bias=False)

    def forward(self, x):
        h = self.pool1(torch.relu(self.conv1(x)))
        h = self.pool2(torch.relu(self.conv2(h)))
        pool3 = h = self.pool3(torch.relu(self.conv3(h)))
        pool4 = h = self.pool4(torch.relu(self.conv4(h)))
        h = self.pool5(torch.relu(self.conv5(h)))
        h = self.score_fr(torch.relu(self.fc6(h)))
        upscore2 = self.upscore2(h)
        h = self.score_pool4(pool4)
        h = h[:, :, 5:-5, 5:-5]
        h = upscore2 + h
        upscore_pool4 = self.upscore_pool4(h)
        h = self.score_pool3(pool3)
        h = h[:, :, 9 : 9 + upscore_pool4.size()[2], 9 : 9 + upscore_pool4.size()[3]]
        h = self.upscore8(upscore_pool4 + h)
        return h[:, :, 31 : 31 + x.size()[2], 31 : 31 + x.size()[3]].contiguous()


if __name__ == "__main__":
    model = FCN8s(n_class=5)
    score = model(torch.zeros(1, 3, 128, 128))
    print(tuple(score.shape))
