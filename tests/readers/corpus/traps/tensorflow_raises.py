import tensorflow as tf


class DeconvTest(tf.test.TestCase):
    def test_impossible_shape(self):
        with self.assertRaises((tf.errors.InvalidArgumentError, tf.errors.AbortedError)):
            tf.nn.conv2d_transpose(tf.zeros([1, 4, 4, 2]), tf.zeros([3, 3, 2, 2]), [1, 9, 9, 2], strides=2)

    def test_possible_shape(self):
        y = tf.nn.conv2d_transpose(tf.zeros([1, 4, 4, 2]), tf.zeros([3, 3, 2, 2]), [1, 7, 7, 2], strides=2)
        self.assertEqual(y.shape, [1, 7, 7, 2])


if __name__ == "__main__":
    case = DeconvTest()
    case.test_impossible_shape()
    case.test_possible_shape()
