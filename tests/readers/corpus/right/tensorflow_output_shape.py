import tensorflow as tf

batch_size = 4
w1 = tf.Variable(tf.random.normal([5, 5, 16, 32], stddev=0.02))
w2 = tf.Variable(tf.random.normal([5, 5, 1, 16], stddev=0.02))
b1 = tf.Variable(tf.zeros([16]))


def generator(h0):
    h1 = tf.nn.conv2d_transpose(h0, w1, output_shape=[batch_size, 14, 14, 16], strides=[1, 2, 2, 1])
    h1 = tf.nn.relu(tf.nn.bias_add(h1, b1))
    h2 = tf.nn.conv2d_transpose(h1, w2, output_shape=[batch_size, 28, 28, 1], strides=[1, 2, 2, 1])
    return tf.nn.tanh(h2)


if __name__ == "__main__":
    h0 = tf.random.normal([batch_size, 7, 7, 32])
    print(generator(h0).shape)
