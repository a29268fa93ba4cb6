import keras
from keras import layers


def decoder(strides, filters=(16, 8)):
    model = keras.Sequential(name="decoder")
    for s, f in zip(strides, filters):
        model.add(layers.Conv2DTranspose(f, 3, strides=s, padding="same"))
    return model


if __name__ == "__main__":
    model = decoder((2, 3))
    assert model(keras.ops.zeros((1, 5, 5, 2))).shape == (1, 30, 30, 8)
    model = decoder((1, 1))
    assert model(keras.ops.zeros((1, 6, 6, 2))).shape == (1, 6, 6, 8)
