import tensorflow as tf

x = tf.zeros([1, 7, 7, 8])
filters = tf.zeros([3, 3, 8, 8])
claimed = (1, 15, 15, 8)
y = tf.nn.conv2d_transpose(
    x, filters, [1, 15, 15, 8], strides=2, padding=[[0, 0], [1, 1], [1, 1], [0, 0]], dilations=2
)
