from keras.layers import Add, Conv2D, Conv2DTranspose, Cropping2D, Input, MaxPool2D
from keras.models import Model

inputs = Input((128, 128, 3))
c1 = Conv2D(8, 3, padding="same", activation="relu")(inputs)
p1 = MaxPool2D(2)(c1)
c2 = Conv2D(16, 3, padding="same", activation="relu")(p1)
p2 = MaxPool2D(2)(c2)
score = Conv2D(4, 1)(p2)
up2 = Conv2DTranspose(4, kernel_size=4, strides=2, padding="valid", use_bias=False)(score)
up2 = Cropping2D(cropping=((0, 1), (0, 1)))(up2)
skip = Conv2D(4, 1)(p1)
fused = Add()([up2, skip])
up1 = Conv2DTranspose(4, 4, strides=2, padding="same")(fused)
model = Model(inputs=inputs, outputs=up1)
