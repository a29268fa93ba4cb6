import keras
from keras import layers

inputs = keras.Input((148, 148, 3))
c1 = layers.Conv2D(8, (3, 3), activation="relu", padding="same")(inputs)
p1 = layers.MaxPooling2D((2, 2))(c1)
c2 = layers.Conv2D(16, (3, 3), activation="relu", padding="same")(p1)
p2 = layers.MaxPooling2D((2, 2))(c2)
c3 = layers.Conv2D(32, (3, 3), activation="relu", padding="same")(p2)
p3 = layers.MaxPooling2D(pool_size=(2, 2))(c3)
c4 = layers.Conv2D(64, (3, 3), activation="relu", padding="same")(p3)

u5 = layers.Conv2DTranspose(32, (2, 2), strides=(2, 2), padding="same")(c4)
u5 = layers.concatenate([u5, c3])
c5 = layers.Conv2D(32, (3, 3), activation="relu", padding="same")(u5)
u6 = layers.Conv2DTranspose(16, (2, 2), strides=(2, 2), padding="same")(c5)
u6 = layers.concatenate([u6, c2])
c6 = layers.Conv2D(16, (3, 3), activation="relu", padding="same")(u6)
u7 = layers.Conv2DTranspose(8, (2, 2), strides=(2, 2), padding="same")(c6)
u7 = layers.concatenate([u7, c1], axis=3)
outputs = layers.Conv2D(1, (1, 1), activation="sigmoid")(u7)

model = keras.Model(inputs=[inputs], outputs=[outputs])

if __name__ == "__main__":
    model.summary()
