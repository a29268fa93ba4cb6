from tensorflow.keras import layers, models


def super_resolution(scale=2, channels=1):
    """Subpixel-free super resolution: a transposed convolution at the end."""
    model = models.Sequential()
    model.add(layers.Input((24, 24, channels)))
    model.add(layers.Conv2D(16, 5, padding="same", activation="relu"))
    model.add(layers.Conv2D(8, 3, padding="same", activation="relu"))
    model.add(layers.Conv2DTranspose(channels, 9, strides=scale, padding="same", output_padding=scale - 1))
    return model


if __name__ == "__main__":
    print(super_resolution().output_shape)
