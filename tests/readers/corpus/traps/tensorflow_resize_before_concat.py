import tensorflow as tf


def merge(x, skip):
    height, width = skip.shape[1:3]
    if x.shape[1:3] != skip.shape[1:3]:
        x = tf.image.resize(x, (height, width))
    return tf.concat([x, skip], axis=-1)


if __name__ == "__main__":
    x = tf.nn.conv2d_transpose(tf.zeros([1, 7, 7, 4]), tf.zeros([3, 3, 2, 4]), [1, 15, 15, 2], 2, padding="VALID")
    print(merge(x, tf.zeros([1, 14, 14, 2])).shape)
