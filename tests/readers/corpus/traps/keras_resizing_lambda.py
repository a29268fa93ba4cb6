import keras
import tensorflow as tf
from keras import layers

inputs = keras.Input((50, 70, 3))
x = layers.Resizing(48, 64)(inputs)
skip = layers.Conv2D(4, 3, padding="same")(x)
x = layers.MaxPool2D(4)(skip)
x = layers.Conv2DTranspose(4, 3, strides=2, padding="same")(x)
x = layers.Lambda(lambda t: tf.image.resize(t, (48, 64)), output_shape=(48, 64, 4))(x)
model = keras.Model(inputs, layers.Concatenate()([x, skip]))

if __name__ == "__main__":
    assert model.output_shape[1:3] == (48, 64)
