import keras
from keras import layers


def crop_to(x, ref):
    dh, dw = x.shape[1] - ref.shape[1], x.shape[2] - ref.shape[2]
    return layers.Cropping2D(((dh // 2, dh - dh // 2), (dw // 2, dw - dw // 2)))(x)


inputs = keras.Input((75, 75, 1))
a = layers.Conv2D(4, 3, padding="same")(inputs)
b = layers.MaxPooling2D(2, padding="same")(a)
up = layers.Conv2DTranspose(4, 3, strides=2)(b)
out = layers.concatenate([crop_to(up, a), a])
model = keras.Model(inputs, out)

if __name__ == "__main__":
    assert model.output_shape == (None, 75, 75, 8)
