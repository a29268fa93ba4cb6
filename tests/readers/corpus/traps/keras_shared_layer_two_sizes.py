import keras
from keras import layers

up = layers.Conv2DTranspose(4, 3, strides=2, padding="same")
a = keras.Input((8, 8, 4))
b = keras.Input((16, 16, 4))
y = layers.add([up(up(a)), up(b)])
m = keras.Model([a, b], y)
