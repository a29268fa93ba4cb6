import paddle
import paddle.nn as nn
import paddle.nn.functional as F

x = paddle.zeros([1, 4, 8, 8])
a, b = paddle.split(x, 2, axis=1)
c, d = paddle.split(x, [1, 3], axis=1)
up = nn.Conv2DTranspose(2, 2, 3, stride=2)
y = F.pad(up(a), [0, -1, 0, -1]) + paddle.zeros([1, 2, 16, 16])
z = F.mse_loss(up(b)[:, :, :-1, :-1], paddle.zeros([1, 2, 16, 16]))
w = F.binary_cross_entropy_with_logits(paddle.zeros([4, 3]), paddle.zeros([4, 3]))
