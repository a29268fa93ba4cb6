import paddle
import paddle.nn as nn


class Encoder(nn.Layer):
    def __init__(self, num_channels, num_filters):
        super(Encoder, self).__init__()
        self.conv1 = nn.Conv2D(num_channels, num_filters, kernel_size=3, stride=1, padding=1)
        self.bn1 = nn.BatchNorm2D(num_filters)
        self.pool = nn.MaxPool2D(kernel_size=2, stride=2)
        self.relu = nn.ReLU()

    def forward(self, inputs):
        x = self.relu(self.bn1(self.conv1(inputs)))
        return x, self.pool(x)


class Decoder(nn.Layer):
    def __init__(self, num_channels, num_filters):
        super(Decoder, self).__init__()
        self.up = nn.Conv2DTranspose(num_channels, num_filters, kernel_size=2, stride=2, padding=0)
        self.conv1 = nn.Conv2D(num_filters * 2, num_filters, kernel_size=3, stride=1, padding=1)

    def forward(self, input_conv, input_pool):
        x = self.up(input_pool)
        h_diff = input_conv.shape[2] - x.shape[2]
        x = paddle.concat(x=[input_conv, x], axis=1)
        return self.conv1(x)


class UNet(nn.Layer):
    def __init__(self, num_classes=59):
        super(UNet, self).__init__()
        self.down1 = Encoder(num_channels=3, num_filters=8)
        self.down2 = Encoder(num_channels=8, num_filters=16)
        self.mid = nn.Conv2D(16, 32, 3, padding=1)
        self.up2 = Decoder(32, 16)
        self.up1 = Decoder(16, 8)
        self.last = nn.Conv2D(8, num_classes, 1)

    def forward(self, inputs):
        x1, x = self.down1(inputs)
        x2, x = self.down2(x)
        x = self.mid(x)
        x = self.up2(x2, x)
        x = self.up1(x1, x)
        return self.last(x)


img = paddle.rand([1, 3, 126, 126])
UNet(2)(img)
