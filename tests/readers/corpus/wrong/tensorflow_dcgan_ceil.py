import math

import tensorflow as tf


def conv_out_size_same(size, stride):
    return int(float(size) / float(stride))


def deconv(x, weights, shape):
    return tf.nn.conv2d_transpose(x, weights, shape, strides=[1, 2, 2, 1], padding="SAME")


def generate(z, s_h=108, gf_dim=4):
    s_h2 = conv_out_size_same(s_h, 2)
    s_h4 = conv_out_size_same(s_h2, 2)
    s_h8 = conv_out_size_same(s_h4, 2)
    s_h16 = conv_out_size_same(s_h8, 2)
    h = tf.reshape(tf.matmul(z, tf.zeros([100, gf_dim * 8 * s_h16 * s_h16])), [-1, s_h16, s_h16, gf_dim * 8])
    h = deconv(h, tf.zeros([5, 5, gf_dim * 4, gf_dim * 8]), [2, s_h8, s_h8, gf_dim * 4])
    h = deconv(h, tf.zeros([5, 5, gf_dim * 2, gf_dim * 4]), [2, s_h4, s_h4, gf_dim * 2])
    h = deconv(h, tf.zeros([5, 5, gf_dim, gf_dim * 2]), [2, s_h2, s_h2, gf_dim])
    return deconv(h, tf.zeros([5, 5, 3, gf_dim]), [2, s_h, s_h, 3])


if __name__ == "__main__":
    print(generate(tf.zeros([2, 100])).shape)
