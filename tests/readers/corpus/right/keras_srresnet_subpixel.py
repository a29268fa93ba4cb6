import tensorflow as tf
import keras
from keras import layers


def residual(x, n):
    y = layers.Conv2D(n, 3, padding="same")(x)
    y = layers.PReLU(shared_axes=[1, 2])(y)
    y = layers.Conv2D(n, 3, padding="same")(y)
    return layers.add([x, y])


inp = keras.Input((24, 24, 3))
h = layers.Conv2D(32, 9, padding="same")(inp)
for _ in range(2):
    h = residual(h, 32)
a = layers.Conv2DTranspose(3, 4, strides=4, padding="same")(h)
b = layers.UpSampling2D(size=(4, 4))(inp)
out = layers.Add()([a, b])
sr = keras.Model(inp, out)
