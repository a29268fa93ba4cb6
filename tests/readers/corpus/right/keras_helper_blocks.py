from tensorflow.keras.layers import Activation, BatchNormalization, Concatenate, Conv2D, Conv2DTranspose, Input, MaxPool2D
from tensorflow.keras.models import Model


def conv_block(input, num_filters):
    x = Conv2D(num_filters, 3, padding="same")(input)
    x = BatchNormalization()(x)
    x = Activation("relu")(x)
    return x


def encoder_block(input, num_filters):
    x = conv_block(input, num_filters)
    p = MaxPool2D((2, 2))(x)
    return x, p


def decoder_block(input, skip_features, num_filters):
    x = Conv2DTranspose(num_filters, (3, 3), strides=2, padding="same")(input)
    x = Concatenate()([x, skip_features])
    x = conv_block(x, num_filters)
    return x


def build_unet(input_shape):
    inputs = Input(input_shape)
    s1, p1 = encoder_block(inputs, 4)
    s2, p2 = encoder_block(p1, 8)
    b1 = conv_block(p2, 16)
    d1 = decoder_block(b1, s2, 8)
    d2 = decoder_block(d1, s1, 4)
    outputs = Conv2D(1, 1, padding="same", activation="sigmoid")(d2)
    return Model(inputs, outputs, name="U-Net")


if __name__ == "__main__":
    model = build_unet((64, 64, 3))
    print(model.output_shape)
