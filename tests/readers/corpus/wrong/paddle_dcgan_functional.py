import paddle
import paddle.nn as nn
import paddle.nn.functional as F


class Generator(nn.Layer):
    def __init__(self):
        super().__init__()
        self.gen = nn.Sequential(
            nn.Conv2DTranspose(100, 64, 4, 1, 0, bias_attr=False), nn.BatchNorm2D(64), nn.ReLU(),
            nn.Conv2DTranspose(64, 32, 4, 2, 1, bias_attr=False), nn.BatchNorm2D(32), nn.ReLU(),
            nn.Conv2DTranspose(32, 16, 4, 2, 1, bias_attr=False), nn.BatchNorm2D(16), nn.ReLU(),
            nn.Conv2DTranspose(16, 1, 4, 2, 0, bias_attr=False), nn.Tanh(),
        )

    def forward(self, x):
        return self.gen(x)


netG = Generator()
real = paddle.zeros([2, 1, 32, 32])
fake = netG(paddle.randn([2, 100, 1, 1]))
print(F.mse_loss(fake, real))
