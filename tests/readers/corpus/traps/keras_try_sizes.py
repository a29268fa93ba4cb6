"""Which sizes a small U-Net takes."""
import keras
from keras import layers


def unet(size):
    inputs = keras.Input((size, size, 1))
    a = layers.Conv2D(2, 3, padding="same")(inputs)
    b = layers.MaxPool2D()(a)
    up = layers.Conv2DTranspose(2, 2, strides=2)(b)
    return keras.Model(inputs, layers.Concatenate()([a, up]))


legal = []
for size in (30, 31, 32):
    try:
        unet(size)
    except ValueError:
        continue
    legal.append(size)

if __name__ == "__main__":
    assert legal == [30, 32]
