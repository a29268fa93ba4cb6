import tensorflow as tf

size = 14
filters = tf.zeros([3, 3, 2, 4])
for size in (13, 14):
    y = tf.nn.conv2d_transpose(tf.zeros([1, 7, 7, 4]), filters, [1, size, size, 2], strides=2)

size = 31
strides = [1, 2, 2, 1]
strides[1] = strides[2] = 5

if __name__ == "__main__":
    z = tf.nn.conv2d_transpose(tf.zeros([1, 7, 7, 4]), filters, [1, size, size, 2], strides=strides)
    print(y.shape, z.shape)
