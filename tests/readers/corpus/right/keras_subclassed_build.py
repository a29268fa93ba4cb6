import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Layer


class UpBlock(Layer):
    def __init__(self, filters, size=3, **kwargs):
        super().__init__(**kwargs)
        self.filters = filters
        self.size = size

    def build(self, input_shape):
        self.up = Conv2DTranspose(self.filters, self.size, strides=2, padding="same")
        self.conv = Conv2D(self.filters, 3, padding="same", activation="relu")
        super().build(input_shape)

    def call(self, inputs):
        return self.conv(self.up(inputs))


class Denoise(Model):
    def __init__(self):
        super().__init__()
        self.encoder = tf.keras.Sequential([
            Conv2D(16, (3, 3), activation="relu", padding="same", strides=2),
            Conv2D(8, (3, 3), activation="relu", padding="same", strides=2),
        ])
        self.up1 = UpBlock(8)
        self.up2 = UpBlock(16)
        self.out = Conv2D(1, kernel_size=(3, 3), activation="sigmoid", padding="same")

    def call(self, x):
        h = self.encoder(x)
        h = self.up2(self.up1(h))
        return self.out(h)


autoencoder = Denoise()
images = tf.zeros((4, 28, 28, 1))
decoded = autoencoder(images)
loss = tf.reduce_mean(tf.square(images - decoded))
