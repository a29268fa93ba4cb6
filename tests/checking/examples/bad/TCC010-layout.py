import tensorflow as tf

x = tf.zeros([1, 4, 4, 1])
filters = tf.zeros([3, 3, 1, 2])  # [h, w, in, out]
claimed = (1, 8, 8, 2)
y = tf.nn.conv2d_transpose(x, filters, [1, 8, 8, 2], strides=2, padding="SAME")
