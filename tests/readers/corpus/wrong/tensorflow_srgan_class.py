import tensorflow as tf


class SuperResolver:
    """Upscales by two transposed convolutions; the weights live in a dict made by name."""

    def __init__(self, scale=4, channels=8):
        self.scale = scale
        self.channels = channels
        self.w = {}
        for name, shape in (
            ("in", [3, 3, 3, channels]),
            ("up1", [4, 4, channels, channels]),
            ("up2", [4, 4, channels, channels]),
            ("out", [3, 3, channels, 3]),
        ):
            self.w[name] = tf.Variable(tf.random.normal(shape, stddev=0.05), name=name)

    def upscale(self, x, name, factor):
        b, h, w, _ = x.shape
        out = tf.nn.conv2d_transpose(x, self.w[name], [b, h * factor, w * factor, self.channels], factor)
        return tf.nn.leaky_relu(out)

    def __call__(self, lr):
        x = tf.nn.conv2d(lr, self.w["in"], 1, "SAME")
        x = self.upscale(x, "up1", 2)
        x = self.upscale(x, "up2", 3)
        return tf.nn.conv2d(x, self.w["out"], strides=1, padding="SAME")


if __name__ == "__main__":
    model = SuperResolver()
    low = tf.random.uniform([1, 24, 24, 3])
    high = tf.random.uniform([1, 96, 96, 3])
    sr = model(low)
    print(float(tf.reduce_mean(tf.abs(high - sr))))
