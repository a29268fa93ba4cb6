import tensorflow as tf

w_down = tf.zeros([5, 1, 8])
w_up = tf.zeros([5, 1, 8])


def reconstruct(wave):
    length = wave.shape[1]
    padded = tf.pad(wave, [[0, 0], [0, -length % 4], [0, 0]])
    code = tf.nn.conv1d(padded, w_down, stride=4, padding="SAME")
    out = tf.nn.conv1d_transpose(code, w_up, [wave.shape[0], padded.shape[1], 1], strides=4)
    return out[:, :length]


if __name__ == "__main__":
    wave = tf.zeros([2, 1001, 1])
    print(tf.reduce_mean(tf.abs(reconstruct(wave) - wave)))
