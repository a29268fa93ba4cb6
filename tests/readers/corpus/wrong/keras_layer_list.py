import keras
from keras import layers


class Decoder(keras.Model):
    """Doubles once for every entry of widths."""

    def __init__(self, widths, kernel_size=5, **kwargs):
        super().__init__(**kwargs)
        self.project = layers.Dense(6 * 6 * widths[0])
        self.reshape = layers.Reshape((6, 6, widths[0]))
        self.ups = [layers.Conv2DTranspose(w, kernel_size, strides=2, padding="same") for w in widths[1:]]
        self.norms = [layers.BatchNormalization() for _ in widths[1:]]
        self.out = layers.Conv2D(3, 3)

    def call(self, z, training=False):
        x = self.reshape(self.project(z))
        for up, norm in zip(self.ups, self.norms):
            x = keras.activations.relu(norm(up(x), training=training))
        return self.out(x)


if __name__ == "__main__":
    decoder = Decoder([32, 16, 8, 8])
    fake = decoder(keras.random.normal((2, 10)))
    real = keras.random.uniform((2, 48, 48, 3))
    print(keras.losses.MeanAbsoluteError()(real, fake))
