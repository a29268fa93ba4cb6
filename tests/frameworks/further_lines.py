"""Lines of JAX, Paddle and MLX for every name that does what others do, and for every axis; ``x`` is an input."""

from __future__ import annotations

from tests.frameworks.torch_lines import AXES, NEW_AXES, each

_ACTIVATIONS = """relu relu6 sigmoid softplus sparse_plus soft_sign silu swish log_sigmoid leaky_relu hard_sigmoid
hard_silu hard_swish hard_tanh elu celu selu gelu softmax log_softmax standardize"""
JAX_MORE = f"""
{each("jax.nn.@(x)", _ACTIVATIONS)}
{each("nn.@(x)", "relu sigmoid softplus silu swish leaky_relu elu gelu softmax tanh")}
{each("nnx.@(x)", "relu sigmoid softplus silu swish leaky_relu elu gelu softmax tanh")}
{each("jnp.@(x)", "tanh exp log log1p sqrt abs square sin cos sign round floor nan_to_num zeros_like ones_like copy")}
{each("jnp.@(x)", "negative asarray array")}
{each("lax.@(x)", "stop_gradient tanh exp")}
{each("jnp.@(x, x[:1])", "add subtract multiply divide maximum minimum")}
{each("jnp.concatenate([x, x], @)", AXES)}
{each("jnp.concat([x, x], axis=@)", AXES)}
{each("jnp.stack([x, x], @)", NEW_AXES)}
{each("jnp.expand_dims(x, @)", NEW_AXES)}
{each("jnp.squeeze(x[:1, :1, :1, :1], @)", AXES)}
{each("jnp.sum(x, @)", AXES)}
{each("jnp.mean(x, axis=@, keepdims=True)", AXES)}
{each("jnp.swapaxes(x, @, 1)", AXES)}
jnp.clip(x, 0, 1)
jnp.full_like(x, 1)
jnp.max(x, (1, 2))
jnp.min(x)
jnp.asarray([[1, 2, 3]])
jnp.array([[1, 2], [3, 4]])
jnp.reshape(x, (2, -1))
jnp.reshape(x, shape=(2, 54, 4))
jnp.transpose(x, (0, 3, 1, 2))
jnp.transpose(x, axes=(1, 0, 2, 3))
jnp.tile(x, (1, 2, 1, 3))
jnp.pad(x, ((0, 0), (1, 2), (0, 3), (0, 0)))
jnp.zeros((2, 3))
jnp.ones(shape=(2, 3))
jnp.empty((2, 3))
jnp.full((2, 3), 1.0)
jax.random.normal(key, (2, 3))
jax.random.uniform(key, shape=(2, 3))
jax.random.truncated_normal(key, -1, 1, (2, 3))
jax.random.bernoulli(key, 0.5, (2, 3))
jax.image.resize(x, (2, 7, 8, 4), "nearest")
"""
PADDLE_MORE = f"""
{each("nn.@()(x)", "ReLU ReLU6 LeakyReLU PReLU ELU SELU CELU GELU Silu Swish Mish Hardswish Hardsigmoid Hardtanh")}
{each("nn.@()(x)", "Sigmoid LogSigmoid Tanh Softplus Softsign Softmax LogSoftmax Identity Dropout Dropout2D")}
{each("nn.@()(x)", "AlphaDropout")}
{each("F.@(x)", "relu relu6 leaky_relu elu selu celu gelu silu swish mish hardswish hardsigmoid hardtanh sigmoid tanh")}
{each("F.@(x)", "log_sigmoid softplus softsign softmax log_softmax dropout dropout2d alpha_dropout normalize")}
{each("F.@(x)", "instance_norm relu_ tanh_")}
{each("paddle.@(x)", "abs exp log sqrt square tanh sign round floor zeros_like ones_like clone assign clip")}
{each("paddle.@(x, x[:1])", "add subtract multiply divide maximum minimum")}
{each("paddle.concat([x, x], @)", AXES)}
{each("paddle.stack([x, x], @)", NEW_AXES)}
{each("paddle.unsqueeze(x, @)", NEW_AXES)}
{each("paddle.squeeze(x[:1, :1, :1, :1], @)", AXES)}
{each("paddle.sum(x, @)", AXES)}
{each("paddle.mean(x, axis=@, keepdim=True)", AXES)}
{each("paddle.flatten(x, @)", AXES)}
{each("nn.@(4)(x)", "BatchNorm BatchNorm2D InstanceNorm2D")}
{each("nn.@1D(4)(s)", "BatchNorm InstanceNorm")}
{each("nn.@2D(3)(x)", "AdaptiveAvgPool AdaptiveMaxPool")}
{each("nn.@1D(3)(s)", "AdaptiveAvgPool AdaptiveMaxPool AvgPool MaxPool")}
nn.GroupNorm(2, 4)(x)
nn.LocalResponseNorm(2)(x)
nn.LayerNorm(9)(x)
nn.Conv1D(4, 8, 3, 2, 1)(s)
nn.Conv2D(4, 8, 3, padding="same")(x)
nn.Conv2D(4, 8, 3, padding="VALID")(x)
nn.Conv2D(4, 8, 3, stride=2, padding=1, dilation=2, groups=2)(x)
nn.Conv2DTranspose(4, 8, 3, 2, padding="valid")(x)
nn.UpsamplingNearest2D(scale_factor=2)(x)
nn.UpsamplingNearest2D([5, 7])(x)
nn.UpsamplingBilinear2D(size=[5, 7])(x)
nn.Unflatten(1, [2, 2])(x)
nn.Linear(9, 5)(x)
paddle.max(x, axis=1)
paddle.min(x)
paddle.cast(x, "float64")
paddle.zeros([2, 3])
paddle.ones(shape=[2, 3])
paddle.empty([2, 3])
paddle.full([2, 3], 1.0)
paddle.full_like(x, 1.0)
paddle.uniform([2, 3])
"""
MLX_MORE = f"""
{each("nn.@()(x)", "ReLU LeakyReLU ELU CELU GELU SiLU Mish Softplus Softmax Tanh Sigmoid Identity Dropout Dropout2d")}
{each("nn.@(x)", "relu leaky_relu elu celu gelu silu mish softplus softmax tanh sigmoid")}
{each("mx.@(x)", "abs exp sqrt square tanh sigmoid ones_like zeros_like")}
{each("mx.concatenate([x, x], @)", AXES)}
nn.LayerNorm(4)(x)
nn.RMSNorm(4)(x)
nn.InstanceNorm(4)(x)
nn.GroupNorm(2, 4)(x)
nn.Conv2d(4, 8, 3, padding=(1, 0), dilation=2)(x)
nn.MaxPool1d(3)(s)
nn.AvgPool1d(3, 2)(s)
nn.MaxPool2d((2, 3), 2, 1)(x)
nn.Upsample((2, 3))(x)
mx.zeros((2, 3))
mx.ones((2, 3))
mx.array([[1, 2, 3]])
mx.flatten(x)
mx.random.normal(shape=(2, 3))
"""
