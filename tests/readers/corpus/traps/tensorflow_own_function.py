import tensorflow as tf


class nn:
    """A drop-in with sizes that the framework's own would refuse."""

    @staticmethod
    def conv2d_transpose(x, filters, output_shape, strides, padding="SAME"):
        y = tf.repeat(tf.repeat(x, strides, axis=1), strides, axis=2)
        y = tf.nn.conv2d(y, tf.transpose(filters, [0, 1, 3, 2]), 1, padding)
        return tf.image.resize_with_crop_or_pad(y, output_shape[1], output_shape[2])


if __name__ == "__main__":
    y = nn.conv2d_transpose(tf.zeros([1, 7, 7, 4]), tf.zeros([3, 3, 2, 4]), [1, 20, 20, 2], strides=2)
    assert y.shape == (1, 20, 20, 2)
