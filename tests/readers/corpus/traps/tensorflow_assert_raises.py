import tensorflow as tf


class UpTest(tf.test.TestCase):
    def test_bad(self):
        with self.assertRaisesRegex(ValueError, "shape"):
            tf.keras.layers.Conv2DTranspose(2, 3, strides=2, output_padding=2)(tf.zeros([1, 4, 4, 2]))
        with self.assertRaises((ValueError, tf.errors.InvalidArgumentError)):
            tf.nn.conv2d_transpose(tf.zeros([1, 4, 4, 2]), tf.zeros([3, 3, 2, 2]), [1, 9, 9, 2], 2)
