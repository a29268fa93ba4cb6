import numpy as np
import tensorflow as tf


def bilinear_kernel(size, channels):
    factor = (size + 1) // 2
    center = factor - 1 if size % 2 == 1 else factor - 0.5
    og = np.ogrid[:size, :size]
    kernel = (1 - abs(og[0] - center) / factor) * (1 - abs(og[1] - center) / factor)
    weights = np.zeros((size, size, channels, channels), dtype=np.float32)
    for i in range(channels):
        weights[:, :, i, i] = kernel
    return tf.constant(weights)


def upscore(bottom, shape, num_classes, ksize=4, stride=2):
    weights = bilinear_kernel(ksize, num_classes)
    new_shape = [shape[0], shape[1], shape[2], num_classes]
    return tf.nn.conv2d_transpose(bottom, weights, new_shape, strides=[1, stride, stride, 1], padding="SAME")


def fcn(image, num_classes=3):
    pool1 = tf.nn.max_pool2d(image, 2, 2, "SAME")
    pool2 = tf.nn.max_pool2d(pool1, 2, 2, "SAME")
    score = tf.nn.conv2d(pool2, tf.zeros([1, 1, 3, num_classes]), 1, "SAME")
    up2 = upscore(score, pool1.shape, num_classes)
    return upscore(score, image.shape, num_classes)


if __name__ == "__main__":
    logits = fcn(tf.zeros([1, 50, 70, 3]))
    assert logits.shape == (1, 50, 70, 3)
