import tensorflow as tf


def _deconv(x, filters, kernel_size, stride):
    batch, h, w, c = x.shape
    kernel = tf.zeros([kernel_size, kernel_size, filters, c])
    return tf.nn.conv2d_transpose(
        x, kernel, [batch, h * stride, w * stride, filters], strides=[1, stride, stride, 1], padding="SAME"
    )


def generator(noise):
    net = tf.matmul(noise, tf.zeros([noise.shape[1], 4 * 4 * 16]))
    net = tf.reshape(net, [-1, 4, 4, 16])
    net = _deconv(net, 8, 5, 2)
    net = _deconv(net, 3, 5, 2)
    return tf.nn.tanh(net)


if __name__ == "__main__":
    generator(tf.zeros([2, 64]))
