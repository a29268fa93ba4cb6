import keras
from keras import layers

base = keras.Sequential([keras.Input((8, 8, 4)), layers.Conv2DTranspose(4, 2, strides=2), layers.Conv2DTranspose(1, 3, strides=3)])
base.pop()
base.add(layers.Conv2DTranspose(4, 2, strides=2))

shared = layers.Conv2DTranspose(4, 2, strides=2)

if __name__ == "__main__":
    assert base.output_shape == (None, 32, 32, 4)
    small, large = keras.ops.zeros((1, 4, 4, 4)), keras.ops.zeros((1, 11, 11, 4))
    print(shared(small).shape, shared(large).shape)
