import keras
from keras import layers

IMG_SHAPE = (28, 28, 1)
noise_dim = 16


def upsample_block(x, filters, activation, kernel_size=(4, 4), strides=(2, 2), use_bn=True):
    x = layers.Conv2DTranspose(filters, kernel_size, strides=strides, padding="same", use_bias=False)(x)
    if use_bn:
        x = layers.BatchNormalization()(x)
    return layers.Activation(activation)(x)


def get_generator_model():
    noise = layers.Input(shape=(noise_dim,))
    x = layers.Dense(4 * 4 * 32, use_bias=False)(noise)
    x = layers.Reshape((4, 4, 32))(x)
    x = upsample_block(x, 16, "relu")
    x = upsample_block(x, 8, "relu")
    x = upsample_block(x, 1, "tanh", use_bn=False)
    x = layers.Cropping2D((2, 2))(x)
    return keras.models.Model(noise, x, name="generator")


def get_discriminator_model():
    img_input = layers.Input(shape=IMG_SHAPE)
    x = layers.ZeroPadding2D((2, 2))(img_input)
    x = layers.Conv2D(8, 5, strides=2, padding="same")(x)
    x = layers.Conv2D(16, 5, strides=2, padding="same")(x)
    x = layers.Flatten()(x)
    return keras.models.Model(img_input, layers.Dense(1)(x), name="discriminator")


if __name__ == "__main__":
    g_model = get_generator_model()
    d_model = get_discriminator_model()
    latent = keras.random.normal((2, noise_dim))
    print(d_model(g_model(latent)).shape)
