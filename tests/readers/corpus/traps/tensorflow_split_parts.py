import tensorflow as tf

x = tf.zeros([4, 7, 7, 6])
a, b, c = tf.split(x, 3, axis=-1)
d, e = tf.split(x, [2, 4], axis=3)
up = tf.keras.layers.Conv2DTranspose(2, 2, strides=2)
y = up(a) + up(b) + up(d) + tf.zeros([4, 14, 14, 2])
