import tensorflow as tf

RATES = [8, 5, 4, 4]
HOP = 320
FRAMES = 20


def upsample(x, rate, channels):
    batch, width, c_in = x.shape
    kernel = tf.Variable(tf.zeros([2 * rate, channels, c_in]))
    return tf.nn.conv1d_transpose(x, kernel, [batch, width * rate, channels], strides=rate, padding="SAME")


def vocoder(mel):
    x = mel
    channels = 32
    for rate in RATES:
        x = tf.nn.leaky_relu(upsample(x, rate, channels))
        channels //= 2
    return tf.reduce_mean(x, axis=-1)


if __name__ == "__main__":
    waveform = tf.zeros([2, HOP * FRAMES])
    output = vocoder(tf.zeros([2, FRAMES, 80]))
    print(tf.reduce_mean(tf.abs(waveform - output)))
