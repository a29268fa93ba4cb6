import keras
from keras import layers

model = keras.Sequential(
    [
        keras.Input((5, 8, 8, 4)),
        layers.TimeDistributed(layers.Conv2DTranspose(2, 4, strides=2, padding="same")),
        layers.TimeDistributed(layers.Flatten()),
        layers.LSTM(6),
        layers.Dense(7 * 7 * 3),
        layers.Reshape((7, 7, 3)),
        layers.Conv2DTranspose(1, 4, strides=2, padding="same"),
    ]
)

if __name__ == "__main__":
    assert model.output_shape == (None, 14, 14, 1)
