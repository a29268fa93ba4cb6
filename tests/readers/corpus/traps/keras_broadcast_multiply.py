import keras
from keras import layers


def squeeze_excite(x, ratio=4):
    channels = x.shape[-1]
    s = layers.GlobalAveragePooling2D(keepdims=True)(x)
    s = layers.Conv2D(channels // ratio, 1, activation="relu")(s)
    s = layers.Conv2D(channels, 1, activation="sigmoid")(s)
    return layers.Multiply()([x, s])


inputs = keras.Input((10, 10, 8))
x = layers.Conv2DTranspose(16, 4, strides=2, padding="same")(inputs)
x = squeeze_excite(x)
row = layers.AveragePooling2D((20, 1))(x)
model = keras.Model(inputs, x + row)

if __name__ == "__main__":
    assert model.output_shape == (None, 20, 20, 16)
