import tensorflow as tf

kernel = tf.Variable(tf.zeros([4, 4, 8, 16]))


@tf.function(input_signature=[tf.TensorSpec([None, None, None, 16])])
def up(x):
    shape = tf.shape(x)
    return tf.nn.conv2d_transpose(x, kernel, [shape[0], shape[1] * 2, shape[2] * 2, 8], strides=2, padding="SAME")


if __name__ == "__main__":
    print(up(tf.zeros([2, 9, 13, 16])).shape, up(tf.zeros([1, 6, 6, 16])).shape)
