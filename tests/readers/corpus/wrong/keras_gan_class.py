import keras
import numpy as np
from keras import layers
from keras.models import Model, Sequential


class DCGAN:
    def __init__(self):
        self.img_rows = 28
        self.img_cols = 28
        self.channels = 1
        self.img_shape = (self.img_rows, self.img_cols, self.channels)
        self.latent_dim = 20
        self.discriminator = self.build_discriminator()
        self.generator = self.build_generator()
        z = layers.Input(shape=(self.latent_dim,))
        img = self.generator(z)
        valid = self.discriminator(img)
        self.combined = Model(z, valid)

    def build_generator(self):
        model = Sequential()
        model.add(layers.Dense(16 * 7 * 7, activation="relu"))
        model.add(layers.Reshape((7, 7, 16)))
        model.add(layers.Conv2DTranspose(16, kernel_size=3, strides=2, padding="same"))
        model.add(layers.BatchNormalization(momentum=0.8))
        model.add(layers.Activation("relu"))
        model.add(layers.Conv2DTranspose(8, kernel_size=3, strides=2))
        model.add(layers.Conv2D(self.channels, kernel_size=3, padding="same"))
        model.add(layers.Activation("tanh"))
        noise = layers.Input(shape=(self.latent_dim,))
        img = model(noise)
        return Model(noise, img)

    def build_discriminator(self):
        model = Sequential()
        model.add(layers.Conv2D(8, kernel_size=3, strides=2, input_shape=self.img_shape, padding="same"))
        model.add(layers.LeakyReLU(negative_slope=0.2))
        model.add(layers.Conv2D(16, kernel_size=3, strides=2, padding="same"))
        model.add(layers.Flatten())
        model.add(layers.Dense(1, activation="sigmoid"))
        img = layers.Input(shape=self.img_shape)
        validity = model(img)
        return Model(img, validity)


if __name__ == "__main__":
    dcgan = DCGAN()
    noise = np.random.normal(0, 1, (4, dcgan.latent_dim))
    print(dcgan.combined(noise).shape)
