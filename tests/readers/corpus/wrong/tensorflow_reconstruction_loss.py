import tensorflow as tf

encoder_kernels = [tf.zeros([5, 5, 1, 8]), tf.zeros([5, 5, 8, 16])]
decoder_kernels = [tf.zeros([5, 5, 8, 16]), tf.zeros([5, 5, 1, 8])]


@tf.function
def reconstruct(images):
    net = images
    for kernel in encoder_kernels:
        net = tf.nn.relu(tf.nn.conv2d(net, kernel, strides=2, padding="VALID"))
    net = tf.nn.conv2d_transpose(net, decoder_kernels[0], [8, 11, 11, 8], strides=2, padding="VALID")
    net = tf.nn.relu(net)
    return tf.nn.conv2d_transpose(net, decoder_kernels[1], [8, 26, 26, 1], strides=2, padding="VALID")


if __name__ == "__main__":
    batch = tf.random.uniform([8, 28, 28, 1])
    loss = tf.reduce_mean(tf.square(batch - reconstruct(batch)))
    print(float(loss))
