import keras
from keras import layers

inputs = keras.Input((None, None, 3))
c1 = layers.Conv2D(8, 3, padding="same")(inputs)
c2 = layers.Conv2D(8, 3, strides=2, padding="same")(c1)
up = layers.Conv2DTranspose(8, 3, strides=2, padding="same")(c2)
model = keras.Model(inputs, layers.Concatenate()([up, c1]))

if __name__ == "__main__":
    print(model(keras.ops.zeros((1, 64, 48, 3))).shape)
