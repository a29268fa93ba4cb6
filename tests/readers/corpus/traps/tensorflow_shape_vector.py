import tensorflow as tf

x = tf.zeros([2, 7, 7, 4])
w = tf.zeros([3, 3, 8, 4])
batch = tf.shape(x)[0]
size = tf.shape(x)[1] * 2 - 1
y = tf.nn.conv2d_transpose(x, w, tf.stack([batch, size, size, 8]), [1, 2, 2, 1])
z = y + tf.zeros([2, 13, 13, 8])
