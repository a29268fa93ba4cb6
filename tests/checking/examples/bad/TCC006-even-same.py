import keras

claimed = (1, 12, 12, 8)
up = keras.layers.Conv2DTranspose(8, 4, strides=2, padding="same", output_padding=0)
y = up(keras.ops.zeros([1, 7, 7, 8]))
