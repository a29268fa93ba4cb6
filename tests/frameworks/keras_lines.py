"""Lines of Keras and of TensorFlow whose results have a shape, from their pages; ``x`` is an input."""

from __future__ import annotations

from tests.frameworks.torch_lines import AXES, NEW_AXES, each

KERAS_PREFIX = """import keras
from keras import layers as L
from keras import ops
x = ops.zeros((2, 6, 9, 4))
s = ops.zeros((2, 10, 4))
v = ops.zeros((2, 5, 6, 7, 4))
"""
TENSORFLOW_PREFIX = """import numpy as np
import tensorflow as tf
x = tf.zeros([2, 6, 9, 4])
s = tf.zeros([2, 10, 4])
v = tf.zeros([2, 5, 6, 7, 4])
"""
KERAS = f"""
{each("ops.concatenate([x, x], @)", AXES)}
{each("L.Concatenate(axis=@)([x, x])", "-3 -2 -1 1 2 3")}
{each("L.@()(x)", "ReLU LeakyReLU PReLU ELU Softmax BatchNormalization LayerNormalization UnitNormalization Identity")}
{each("L.@(0.1)(x)", "Dropout SpatialDropout2D GaussianDropout GaussianNoise AlphaDropout Rescaling")}
L.Activation("relu")(x)
L.ActivityRegularization()(x)
L.GroupNormalization(2)(x)
L.SpatialDropout1D(0.1)(s)
L.SpatialDropout3D(0.1)(v)
L.Conv1D(8, 3)(s)
L.Conv2D(8, (3, 2), (2, 3), "same")(x)
L.Conv2D(filters=8, kernel_size=3, padding="valid", dilation_rate=2)(x)
L.Conv3D(8, 3, strides=2)(v)
L.SeparableConv1D(8, 3)(s)
L.SeparableConv2D(8, 3, 2, "same")(x)
L.DepthwiseConv1D(3, depth_multiplier=2)(s)
L.DepthwiseConv2D(3, 2, "same", 3)(x)
L.Conv1DTranspose(8, 3, 2)(s)
L.Conv2DTranspose(8, 3, 2, "same")(x)
L.Conv2DTranspose(8, (3, 4), strides=(2, 3), padding="same", output_padding=1)(x)
L.Conv3DTranspose(8, 3, 2)(v)
L.MaxPooling1D()(s)
L.MaxPooling2D()(x)
L.MaxPooling2D((3, 2), 2, "same")(x)
L.MaxPooling3D(3, 1)(v)
L.MaxPool2D(pool_size=3, strides=2)(x)
L.MaxPool1D(3)(s)
L.MaxPool3D(2)(v)
L.AveragePooling1D(3)(s)
L.AveragePooling2D(2, padding="same")(x)
L.AveragePooling3D(2)(v)
L.AvgPool1D(3)(s)
L.AvgPool2D(3)(x)
L.AvgPool3D(2)(v)
{each("L.@1D()(s)", "GlobalAveragePooling GlobalMaxPooling GlobalAvgPool GlobalMaxPool")}
{each("L.@2D(keepdims=True)(x)", "GlobalAveragePooling GlobalMaxPooling GlobalAvgPool GlobalMaxPool")}
{each("L.@3D()(v)", "GlobalAveragePooling GlobalMaxPooling GlobalAvgPool GlobalMaxPool")}
L.UpSampling1D(3)(s)
L.UpSampling2D()(x)
L.UpSampling2D(size=(2, 3))(x)
L.UpSampling3D(2)(v)
L.ZeroPadding1D(2)(s)
L.ZeroPadding2D()(x)
L.ZeroPadding2D(((1, 2), (0, 3)))(x)
L.ZeroPadding3D((1, 2, 0))(v)
L.Cropping1D((1, 2))(s)
L.Cropping2D(((1, 2), (0, 3)))(x)
L.Cropping3D(1)(v)
L.Dense(5)(x)
L.Dense(units=5)(s)
L.Flatten()(x)
L.Reshape((9, 6, 4))(x)
L.Reshape(target_shape=(-1, 4))(x)
L.Permute((3, 1, 2))(x)
{each("L.@()([x, x[:, :1]])", "Add Multiply Average Maximum Minimum")}
{each("L.@([x, x])", "add multiply average maximum minimum subtract")}
L.Subtract()([x, x])
L.Concatenate()([x, x])
L.Concatenate(axis=1)([x, x])
L.concatenate([x, x])
L.concatenate([x, x], axis=2)
{each("ops.@(x)", "relu sigmoid tanh softmax gelu silu leaky_relu elu selu softplus abs exp log sqrt square")}
{each("ops.@(x)", "zeros_like ones_like convert_to_tensor")}
{each("keras.activations.@(x)", "relu sigmoid tanh softmax gelu silu leaky_relu elu selu softplus")}
ops.clip(x, 0, 1)
ops.cast(x, "float32")
ops.reshape(x, (2, -1))
ops.reshape(x, newshape=(2, 54, 4))
ops.concatenate([x, x])
ops.concatenate([x, x], axis=-1)
ops.transpose(x, (0, 3, 1, 2))
ops.transpose(x, axes=[1, 0, 2, 3])
{each("ops.@(x, x[:1])", "add subtract multiply")}
{each("ops.@((2, 3))", "zeros ones empty")}
ops.full((2, 3), 1.0)
keras.random.normal((2, 3))
keras.random.uniform(shape=(2, 3))
keras.Sequential([L.Conv2D(8, 3), L.Conv2DTranspose(4, 3)])(x)
keras.models.Sequential([keras.Input((6, 9, 4)), L.Conv2DTranspose(8, 3)])(x)
keras.Model(i := keras.Input((6, 9, 4)), L.Conv2D(8, 3)(i))(x)
keras.models.Model(inputs=(i := L.Input(shape=(6, 9, 4))), outputs=L.Conv2D(8, 3, 2)(i))(x)
L.SpectralNormalization(L.Conv2D(8, 3))(x)
ops.zeros(ops.shape(x))
x + x[:, :1]
x[..., 0]
x[:, 1:-1]
"""
REFUSED_KERAS = """
L.Add()([x, x[:, 1:]])
L.Concatenate()([x, x[:, 1:]])
L.concatenate([x, x[:, 1:]], axis=-1)
L.Reshape((9, 6, 5))(x)
ops.reshape(x, (2, 55))
ops.concatenate([x, x[:, 1:]], axis=-1)
ops.add(x, x[:, 1:])
L.Conv2D(8, 7)(x)
L.Conv2DTranspose(8, 3, 2, "same", output_padding=2)(x)
L.multiply([x, x[:, 1:]])
x - x[:, 1:]
"""
TENSORFLOW = f"""
{each("tf.concat([x, x], @)", AXES)}
{each("tf.expand_dims(x, @)", NEW_AXES)}
{each("tf.squeeze(x[:1, :1, :1, :1], @)", AXES)}
{each("tf.reduce_sum(x, @)", AXES)}
{each("tf.reduce_mean(x, @, keepdims=True)", AXES)}
{each("tf.split(x[:, :, :8], 2, @)[1]", AXES)}
{each("np.concatenate([np.zeros((2, 6)), np.zeros((2, 6))], @)", "-2 -1 0 1")}
{each("np.expand_dims(np.zeros((2, 6)), @)", "-3 -2 -1 0 1 2")}
{each("tf.nn.@(x)", "relu relu6 leaky_relu elu selu sigmoid tanh softmax swish silu gelu softplus lrn")}
{each("tf.nn.@(x)", "local_response_normalization l2_normalize")}
tf.nn.dropout(x, 0.5)
tf.nn.bias_add(x, tf.zeros([4]))
{each("tf.@(x)", "identity convert_to_tensor zeros_like ones_like sigmoid tanh abs exp sqrt square stop_gradient sign")}
{each("tf.@(x)", "negative math.sigmoid math.tanh")}
tf.cast(x, tf.float32)
tf.cast([[1, 2]], tf.float32)
tf.convert_to_tensor([[1, 2], [3, 4], [5, 6]])
tf.zeros_like([[1, 2], [3, 4], [5, 6]])
tf.clip_by_value(x, 0.0, 1.0)
tf.nn.conv1d(s, tf.zeros([3, 4, 8]), 2, "SAME")
tf.nn.conv2d(x, tf.zeros([3, 2, 4, 8]), [1, 2, 3, 1], "VALID")
tf.nn.conv2d(x, tf.zeros([3, 3, 4, 8]), strides=2, padding="SAME")
tf.nn.conv2d(x, tf.zeros([3, 3, 4, 8]), 1, "VALID", dilations=2)
tf.nn.conv3d(v, tf.zeros([3, 3, 3, 4, 8]), [1, 1, 2, 1, 1], "SAME")
tf.nn.conv1d_transpose(s, tf.zeros([3, 8, 4]), [2, 20, 8], 2)
tf.nn.conv2d_transpose(x, tf.zeros([3, 3, 8, 4]), [2, 12, 18, 8], 2, "SAME")
tf.nn.conv2d_transpose(x, tf.zeros([3, 3, 8, 4]), [2, 13, 19, 8], [1, 2, 2, 1], "VALID")
tf.nn.conv3d_transpose(v, tf.zeros([2, 2, 2, 8, 4]), [2, 10, 12, 14, 8], 2, "SAME")
tf.nn.max_pool1d(s, 3, 2, "VALID")
tf.nn.max_pool2d(x, 2, 2, "SAME")
tf.nn.max_pool2d(x, [1, 3, 2, 1], [1, 2, 2, 1], "VALID")
tf.nn.max_pool3d(v, 2, 1, "VALID")
tf.nn.avg_pool1d(s, 3, 2, "SAME")
tf.nn.avg_pool2d(x, ksize=3, strides=2, padding="SAME")
tf.nn.avg_pool3d(v, 2, 2, "SAME")
tf.nn.max_pool(x, 2, 2, "SAME")
tf.nn.avg_pool(x, 3, 1, "VALID")
{each("tf.@([2, 3])", "zeros ones random.normal random.uniform random.truncated_normal")}
tf.fill([2, 3], 1.0)
tf.constant([[1, 2, 3], [4, 5, 6]])
tf.constant(0.0, shape=[2, 3])
tf.Variable(x)
tf.reshape(x, [2, -1])
tf.reshape(x, shape=(2, 54, 4))
tf.transpose(x, [0, 3, 1, 2])
tf.transpose(x, perm=[1, 0, 2, 3])
tf.expand_dims(x, 1)
tf.expand_dims(x, axis=-1)
tf.squeeze(x[:1])
tf.squeeze(x[:1], 0)
tf.tile(x, [1, 2, 1, 3])
tf.pad(x, [[0, 0], [1, 2], [0, 3], [0, 0]])
tf.concat([x, x], 3)
tf.concat([x, x], axis=0)
{each("tf.@(x, x[:1])", "add subtract multiply divide maximum minimum math.add math.multiply math.subtract")}
{each("tf.@(x, x[:1])", "math.squared_difference")}
tf.add_n([x, x])
tf.split(x, 2, 3)[0]
tf.split(x, 3, axis=2)[1]
tf.zeros(tf.stack([2, 3]))
tf.zeros(tf.TensorShape([2, 3]))
tf.reshape(x, [tf.shape(x)[0], -1])
tf.zeros(tf.shape(x)[1:])
np.zeros(np.shape(np.zeros((2, 6))))
np.split(np.zeros((2, 6)), 2, 1)[0]
np.array([[1, 2, 3], [4, 5, 6]])
np.asarray(np.zeros((2, 6)))
{each("tf.@(x, [1, 2])", "reduce_mean reduce_sum reduce_max reduce_min math.reduce_mean math.reduce_sum")}
tf.reduce_mean(x, axis=1, keepdims=True)
tf.reduce_sum(x)
tf.image.resize(x, [7, 8])
tf.image.resize(x, size=(3, 5))
tf.nn.depth_to_space(x, 2)
tf.nn.space_to_depth(x, 3)
tf.nn.sigmoid_cross_entropy_with_logits(x, x)
tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=x)
np.zeros((2, 3))
np.ones(shape=(2, 3))
np.empty((2, 3))
np.full((2, 3), 1.0)
np.random.rand(2, 3)
np.random.randn(2, 3)
np.random.normal(0, 1, (2, 3))
np.random.uniform(0, 1, size=(2, 3))
np.random.randint(0, 9, (2, 3))
np.random.random((2, 3))
np.random.random_sample(size=(2, 3))
np.random.standard_normal((2, 3))
np.reshape(np.zeros((2, 6)), (3, -1))
np.expand_dims(np.zeros((2, 6)), 1)
np.concatenate([np.zeros((2, 6)), np.zeros((3, 6))])
np.concatenate([np.zeros((2, 6)), np.zeros((2, 1))], axis=1)
np.transpose(np.zeros((2, 6)), (1, 0))
{each("np.@(np.zeros((2, 6)))", "zeros_like ones_like copy")}
x + x[:, :1]
x[..., 0]
"""
REFUSED_TENSORFLOW = """
tf.nn.conv2d_transpose(x, tf.zeros([3, 3, 8, 4]), [2, 15, 18, 8], 2, "SAME")
tf.nn.conv2d_transpose(x, tf.zeros([3, 3, 8, 3]), [2, 12, 18, 8], 2, "SAME")
tf.nn.conv2d_transpose(x, tf.zeros([3, 3, 8, 4]), [2, 12, 18, 7], 2, "SAME")
tf.reshape(x, [2, 55])
tf.concat([x, x[:, 1:]], 3)
tf.add(x, x[:, 1:])
tf.add_n([x, x[:, 1:]])
x + x[:, 1:]
tf.nn.sigmoid_cross_entropy_with_logits(x, x[:, 1:])
"""
