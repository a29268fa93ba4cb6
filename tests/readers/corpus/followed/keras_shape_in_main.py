from tensorflow.keras.applications import VGG19
from tensorflow.keras.layers import Concatenate, Conv2D, Conv2DTranspose, Input
from tensorflow.keras.models import Model


def decoder_block(input, skip_features, num_filters):
    x = Conv2DTranspose(num_filters, (2, 2), strides=2, padding="same")(input)
    x = Concatenate()([x, skip_features])
    return Conv2D(num_filters, 3, padding="same")(x)


def build(input_shape):
    """ Input """
    inputs = Input(input_shape)
    s1 = Conv2D(4, 3, padding="same")(inputs)
    b1 = Conv2D(8, 3, strides=2, padding="same")(s1)
    d1 = decoder_block(b1, s1, 4)
    outputs = Conv2D(1, 1, padding="same", activation="sigmoid")(d1)
    return Model(inputs, outputs, name="U-Net")


if __name__ == "__main__":
    input_shape = (32, 32, 3)
    model = build(input_shape)
    model.summary(print_fn=lambda line, **_: None)
