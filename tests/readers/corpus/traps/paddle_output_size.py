import paddle
import paddle.nn as nn

up = nn.Conv2DTranspose(4, 4, 3, stride=2, padding=1)
y = up(paddle.zeros([1, 4, 8, 8]), output_size=[16, 16])
z = y + paddle.zeros([1, 4, 16, 16])
