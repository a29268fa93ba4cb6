import keras

claimed = (1, 16, 16, 8)
up = keras.layers.Conv2DTranspose(8, 4, strides=2, output_padding=2)
y = up(keras.ops.zeros([1, 7, 7, 8]))
