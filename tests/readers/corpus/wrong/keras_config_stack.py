import keras
import numpy as np

CONFIG = {
    "input_shape": (48, 48, 1),
    "encoder": [{"filters": 8, "kernel_size": 3, "strides": 2}, {"filters": 16, "kernel_size": 3, "strides": 3}],
    "decoder": [{"filters": 16, "kernel_size": 3, "strides": 2}, {"filters": 8, "kernel_size": 3, "strides": 2}],
}


def build(config):
    inputs = x = keras.Input(config["input_shape"])
    for kw in config["encoder"]:
        x = keras.layers.Conv2D(padding="same", activation="relu", **kw)(x)
    for kw in config["decoder"]:
        x = keras.layers.Conv2DTranspose(padding="same", activation="relu", **kw)(x)
    outputs = keras.layers.Conv2D(1, 3, padding="same")(x)
    return keras.Model(inputs, outputs)


if __name__ == "__main__":
    model = build(CONFIG)
    model.compile("adam", "mse")
    data = np.random.rand(2, 48, 48, 1)
    model.train_on_batch(data, data)
