import tensorflow as tf

up = tf.keras.layers.Conv2DTranspose(2, 2, strides=2)


@tf.function(input_signature=[tf.TensorSpec([None, None, None, 3])])
def run(x):
    return up(x)


a = run(tf.zeros([1, 4, 4, 3]))
b = run(tf.zeros([1, 5, 5, 3]))
c = tf.concat([a, b[:, 1:-1, 1:-1]], -1)
