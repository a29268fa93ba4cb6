import tensorflow as tf

up = tf.keras.layers.Conv2DTranspose(2, 3, strides=2)
x = tf.zeros([2, 4, 4, 2])
y = tf.map_fn(lambda t: up(t[None])[0], x)
z = tf.cond(tf.reduce_sum(y) > 0, lambda: y, lambda: y[:, :8, :8])
w = tf.image.resize_with_crop_or_pad(y, 8, 8) + tf.zeros([2, 8, 8, 2])
v = tf.slice(y, [0, 0, 0, 0], [2, 8, 8, 2]) + tf.zeros([2, 8, 8, 2])
u = y[:, :-1, :-1] + w
