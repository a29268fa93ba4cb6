import tensorflow as tf
from tensorflow.keras.layers import Conv1D, Conv1DTranspose, Dropout, Input, LeakyReLU, concatenate
from tensorflow.keras.models import Model


def audio_unet(n_samples=2048, n_layers=3, filters=4):
    x = inputs = Input(shape=(n_samples, 1))
    skips = []
    for layer in range(n_layers):
        x = Conv1D(filters * 2**layer, 15, padding="same", activation=LeakyReLU())(x)
        skips.append(x)
        x = x[:, ::2, :]
    x = Conv1D(filters * 2**n_layers, 15, padding="same")(x)
    for layer in reversed(range(n_layers)):
        x = Conv1DTranspose(filters * 2**layer, 5, strides=2, padding="same")(x)
        x = concatenate([x, skips[layer]])
        x = Dropout(0.1)(x)
    return Model(inputs, Conv1D(1, 1, activation="tanh")(x))


if __name__ == "__main__":
    print(audio_unet().output_shape)
