import keras
from keras import layers

keras.backend.set_image_data_format("channels_first")
x = keras.Input((4, 8, 9))
y = layers.Conv2DTranspose(4, 2, strides=2)
keras.backend.set_image_data_format("channels_last")
a = layers.Conv2DTranspose(4, 2, strides=2)(keras.Input((8, 9, 4)))
b = layers.add([a, keras.Input((16, 18, 4))])
