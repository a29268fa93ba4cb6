from tensorflow.keras import Input, Model
from tensorflow.keras.layers import Add, Conv2D, Conv2DTranspose, Cropping2D, MaxPooling2D


def fcn(n_classes, height=64, width=96):
    img = Input(shape=(height, width, 3))
    x = Conv2D(8, 3, activation="relu", padding="same")(img)
    x = MaxPooling2D()(x)
    x = Conv2D(16, 3, activation="relu", padding="same")(x)
    pool2 = MaxPooling2D()(x)
    x = Conv2D(16, 3, activation="relu", padding="same")(pool2)
    pool3 = MaxPooling2D()(x)

    score2 = Conv2D(n_classes, 1)(pool2)
    up3 = Conv2DTranspose(n_classes, kernel_size=(4, 4), strides=(2, 2), use_bias=False)(Conv2D(n_classes, 1)(pool3))
    up3 = Cropping2D(cropping=((0, 1), (0, 1)))(up3)
    fused = Add()([up3, score2])
    out = Conv2DTranspose(n_classes, kernel_size=(8, 8), strides=(4, 4), padding="same")(fused)
    return Model(img, out)


if __name__ == "__main__":
    net = fcn(n_classes=3)
    print(net.output_shape)
