import tensorflow as tf

batch_size = 1
strides = [1, 2, 2, 2, 1]

weights = {
    "wg1": tf.zeros([4, 4, 4, 32, 50]),
    "wg2": tf.zeros([4, 4, 4, 16, 32]),
    "wg3": tf.zeros([4, 4, 4, 1, 16]),
}


def generator(z):
    z = tf.reshape(z, (batch_size, 1, 1, 1, 50))
    g_1 = tf.nn.conv3d_transpose(z, weights["wg1"], (batch_size, 4, 4, 4, 32), strides=[1, 1, 1, 1, 1], padding="VALID")
    g_1 = tf.nn.relu(g_1)
    g_2 = tf.nn.conv3d_transpose(g_1, weights["wg2"], (batch_size, 9, 9, 9, 16), strides=strides, padding="SAME")
    g_2 = tf.nn.relu(g_2)
    g_3 = tf.nn.conv3d_transpose(g_2, weights["wg3"], (batch_size, 18, 18, 18, 1), strides=strides, padding="SAME")
    return tf.nn.sigmoid(g_3)


if __name__ == "__main__":
    print(generator(tf.random.normal([batch_size, 50])).shape)
