import numpy as np
import tensorflow.compat.v1 as tf


def deconv2d(input_, output_shape, k_h=5, k_w=5, d_h=2, d_w=2, stddev=0.02, name="deconv2d"):
    with tf.variable_scope(name):
        w = tf.get_variable(
            "w",
            [k_h, k_w, output_shape[-1], input_.get_shape()[-1]],
            initializer=tf.random_normal_initializer(stddev=stddev),
        )
        deconv = tf.nn.conv2d_transpose(input_, w, output_shape=output_shape, strides=[1, d_h, d_w, 1])
        biases = tf.get_variable("biases", [output_shape[-1]], initializer=tf.constant_initializer(0.0))
        return tf.reshape(tf.nn.bias_add(deconv, biases), deconv.get_shape())


def linear(x, size, scope):
    with tf.variable_scope(scope):
        matrix = tf.get_variable("matrix", [x.get_shape()[1], size])
        return tf.matmul(x, matrix)


batch_size, gf_dim = 4, 8

if __name__ == "__main__":
    with tf.Graph().as_default(), tf.Session() as sess:
        z = tf.placeholder(tf.float32, [batch_size, 100], name="z")
        h0 = tf.nn.relu(tf.reshape(linear(z, 7 * 7 * gf_dim * 4, "h0_lin"), [-1, 7, 7, gf_dim * 4]))
        h1 = tf.nn.relu(deconv2d(h0, [batch_size, 14, 14, gf_dim * 2], name="h1"))
        h2 = tf.nn.tanh(deconv2d(h1, [batch_size, 28, 28, 1], name="h2"))
        sess.run(tf.global_variables_initializer())
        images = sess.run(h2, feed_dict={z: np.zeros((batch_size, 100))})
        print(images.shape)
