import keras

claimed = (1, 14, 14, 8)
up = keras.layers.Conv2DTranspose(8, 4, strides=2, padding="same")  # tconvcalc: 7 -> 14
y = up(keras.ops.zeros([1, 7, 7, 8]))
