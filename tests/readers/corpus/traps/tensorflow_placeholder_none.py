import numpy as np
import tensorflow.compat.v1 as tf

if __name__ == "__main__":
    with tf.Graph().as_default(), tf.Session() as sess:
        x = tf.placeholder(tf.float32, [None, None, None, 3])
        skip = tf.nn.conv2d(x, tf.ones([3, 3, 3, 4]), strides=[1, 2, 2, 1], padding="SAME")
        deep = tf.nn.max_pool(skip, [1, 2, 2, 1], [1, 2, 2, 1], padding="SAME")
        shape = tf.stack([tf.shape(skip)[0], tf.shape(skip)[1], tf.shape(skip)[2], 4])
        up = tf.nn.conv2d_transpose(deep, tf.ones([4, 4, 4, 4]), shape, strides=[1, 2, 2, 1])
        fused = tf.add(up, skip)
        print(sess.run(fused, {x: np.zeros((1, 33, 50, 3))}).shape)
