import tensorflow as tf


class Deconv(tf.Module):
    def __init__(self, in_channels, out_channels, kernel_size, size, name=None):
        super().__init__(name=name)
        self.size = size
        self.out_channels = out_channels
        self.filters = tf.Variable(tf.random.normal([kernel_size, kernel_size, out_channels, in_channels]))

    def __call__(self, x):
        shape = [x.shape[0], self.size, self.size, self.out_channels]
        return tf.nn.conv2d_transpose(x, self.filters, shape, strides=2, padding="VALID")


class Net(tf.Module):
    def __init__(self):
        super().__init__()
        self.first = Deconv(8, 4, 5, size=28)
        self.second = Deconv(4, 1, 5, size=59)

    def __call__(self, x):
        return self.second(tf.nn.relu(self.first(x)))


if __name__ == "__main__":
    print(Net()(tf.zeros([1, 13, 13, 8])).shape)
