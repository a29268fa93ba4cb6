import keras
from keras import layers

model = keras.Sequential(
    [
        keras.Input((16, 7, 9)),
        layers.Conv2DTranspose(8, 4, strides=2, padding="same", data_format="channels_first"),
        layers.Conv2DTranspose(1, 4, strides=2, padding="same", data_format="channels_first"),
    ]
)

if __name__ == "__main__":
    assert model.output_shape == (None, 1, 28, 36)
