import keras
from keras import layers


def dssd_neck(features, width):
    """Deconvolution modules of a detector: from coarse to fine, each fused with a product."""
    x = features[-1]
    outputs = [x]
    for skip in features[-2::-1]:
        x = layers.Conv2DTranspose(width, 2, strides=2)(x)
        x = layers.Conv2D(width, 3, padding="same")(x)
        lateral = layers.Conv2D(width, 3, padding="same", activation="relu")(skip)
        x = layers.Multiply()([x, lateral])
        outputs.append(x)
    return outputs


def build(size):
    image = keras.Input((size, size, 3), name="image")
    features = []
    x = image
    for filters in (4, 8, 16):
        x = layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu")(x)
        features.append(x)
    return keras.Model(image, dssd_neck(features, 8))


if __name__ == "__main__":
    print(build(size=300).output_shape)
