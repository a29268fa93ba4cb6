import tensorflow as tf

x = tf.random.normal([1, 16, 16, 64])
kernel = tf.Variable(tf.random.normal([4, 4, 32, 64]))

if __name__ == "__main__":
    y = tf.nn.conv2d_transpose(x, kernel, output_shape=(1, 32, 32, 32), strides=2, padding="SAME")
    print(y.shape)
