import tensorflow as tf


def weight(shape):
    return tf.Variable(tf.random.truncated_normal(shape, stddev=0.1))


def conv(x, w, stride=1):
    return tf.nn.relu(tf.nn.conv2d(x, w, strides=[1, stride, stride, 1], padding="SAME"))


def up(x, w, shape):
    return tf.nn.relu(tf.nn.conv2d_transpose(x, w, shape, [1, 2, 2, 1], padding="SAME"))


def unet(image):
    c1 = conv(image, weight([3, 3, 1, 8]))
    p1 = tf.nn.max_pool2d(c1, 2, 2, padding="VALID")
    c2 = conv(p1, weight([3, 3, 8, 16]))
    p2 = tf.nn.max_pool2d(c2, 2, 2, padding="SAME")
    c3 = conv(p2, weight([3, 3, 16, 32]))
    u2 = up(c3, weight([2, 2, 16, 32]), [1, 22, 22, 16])
    c4 = conv(tf.concat([u2, c2], axis=3), weight([3, 3, 32, 16]))
    u1 = up(c4, weight([2, 2, 8, 16]), [1, 44, 44, 8])
    c5 = tf.concat([u1, c1], axis=3)
    return conv(c5, weight([1, 1, 16, 2]))


if __name__ == "__main__":
    print(unet(tf.zeros([1, 45, 45, 1])).shape)
