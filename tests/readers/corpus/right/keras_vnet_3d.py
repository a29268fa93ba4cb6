from keras import Input, Model
from keras.layers import Conv3D, Conv3DTranspose, concatenate


def vnet(shape=(16, 32, 32, 1), width=4):
    volume = Input(shape)
    d1 = Conv3D(width, 5, padding="same", activation="relu")(volume)
    d2 = Conv3D(2 * width, 2, strides=2, padding="same", activation="relu")(d1)
    d3 = Conv3D(4 * width, 2, strides=2, padding="same", activation="relu")(d2)
    u2 = Conv3DTranspose(2 * width, 2, strides=2, padding="same", activation="relu")(d3)
    u2 = concatenate([u2, d2], axis=-1)
    u1 = Conv3DTranspose(width, 2, strides=2, padding="same", activation="relu")(u2)
    u1 = concatenate([u1, d1], axis=-1)
    return Model(volume, Conv3D(1, 1, activation="sigmoid")(u1))


if __name__ == "__main__":
    print(vnet().output_shape)
