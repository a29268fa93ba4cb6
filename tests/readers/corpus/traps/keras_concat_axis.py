from keras import Input, Model, layers

left = Input((16, 16, 4))
right = layers.Conv2DTranspose(4, 2, strides=(1, 2), padding="same")(left)
wide = layers.Concatenate(axis=2)([left, right])
tall = layers.Concatenate(axis=1)([left, layers.ZeroPadding2D(((3, 0), (0, 0)))(left)])

if __name__ == "__main__":
    model = Model(left, [wide, tall])
    print(model.output_shape)
