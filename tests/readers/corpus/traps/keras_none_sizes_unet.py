import keras
from keras import layers

inputs = keras.Input((None, None, 3))
a = layers.Conv2D(8, 3, padding="same")(inputs)
b = layers.MaxPooling2D()(a)
c = layers.Conv2DTranspose(8, 2, strides=2)(b)
d = layers.Concatenate()([a, c])
model = keras.Model(inputs, d)
model(keras.ops.zeros((1, 64, 64, 3)))
