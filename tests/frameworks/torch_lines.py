"""Lines of PyTorch whose results have a shape, each written from the pages of torch.nn and torch; ``x`` is an input."""

from __future__ import annotations

TORCH_PREFIX = """import torch
import torch.nn as nn
import torch.nn.functional as F
x = torch.zeros(2, 4, 6, 9)
s = torch.zeros(2, 4, 10)
v = torch.zeros(2, 4, 5, 6, 7)
d = torch.zeros(2, 4)
"""


def each(line: str, names: str) -> str:
    """The line for each of the names."""
    return "".join(f"{line.replace('@', name)}\n" for name in names.split())


AXES = "-4 -3 -2 -1 0 1 2 3"
NEW_AXES = f"-5 {AXES} 4"
TORCH = f"""
{each("torch.cat([x, x], @)", AXES)}
{each("torch.stack([x, x], @)", NEW_AXES)}
{each("x.unsqueeze(@)", NEW_AXES)}
{each("x[:1, :1, :1, :1].squeeze(@)", AXES)}
{each("x.squeeze(@)", AXES)}
{each("x.flatten(@)", AXES)}
{each("x.flatten(0, @)", AXES)}
{each("x.sum(@)", AXES)}
{each("x.mean(@, keepdim=True)", AXES)}
{each("x.transpose(@, 1)", AXES)}
{each("x.split(2, @)[0]", AXES)}
{each("x.unflatten(@, (-1, 1))", AXES)}
{each("x[:, :, :, :8].chunk(2, @)[1]", AXES)}
{each("F.glu(x[..., :8], @)", AXES)}
{each("nn.@()(x)", "ReLU LeakyReLU PReLU RReLU ReLU6 ELU SELU CELU GELU SiLU Mish Hardswish Hardsigmoid Hardtanh")}
{each("nn.@()(x)", "Hardshrink Softshrink Tanhshrink Sigmoid LogSigmoid Tanh Softplus Softsign Softmax2d Identity")}
{each("nn.@()(x)", "Dropout Dropout2d AlphaDropout FeatureAlphaDropout LazyBatchNorm2d")}
{each("nn.@(1)(x)", "Softmax LogSoftmax Softmin")}
nn.Threshold(0.1, 20)(x)
{each("nn.@()(s)", "Dropout1d Hardshrink")}
nn.LocalResponseNorm(2)(x)
nn.LayerNorm((4, 6, 9))(x)
nn.GroupNorm(2, 4)(x)
nn.RMSNorm(9)(x)
nn.ChannelShuffle(2)(x)
{each("nn.@1d(4)(s)", "BatchNorm InstanceNorm")}
{each("nn.@2d(4)(x)", "BatchNorm InstanceNorm")}
{each("nn.@3d(4)(v)", "BatchNorm InstanceNorm")}
nn.BatchNorm1d(4)(d)
nn.LazyBatchNorm1d()(s)
nn.LazyBatchNorm3d()(v)
nn.Conv1d(4, 8, 3, 2, 1)(s)
nn.Conv2d(4, 8, (3, 2), (2, 3), (1, 0), (2, 1), 2, False, "reflect")(x)
nn.Conv2d(4, 8, 3, padding="same")(x)
nn.Conv2d(in_channels=4, out_channels=8, kernel_size=3, stride=2, padding=1, dilation=2)(x[0])
nn.Conv3d(4, 8, 3, padding="valid")(v)
nn.LazyConv1d(8, 3)(s)
nn.LazyConv2d(8, 3, 2, 1)(x)
nn.LazyConv3d(8, 3)(v)
nn.LazyConvTranspose1d(8, 3, 2)(s)
nn.LazyConvTranspose2d(8, 3, stride=2)(x)
nn.LazyConvTranspose3d(8, 3)(v)
nn.ConvTranspose1d(4, 8, 5, 3, 1)(s)
nn.ConvTranspose2d(4, 8, 3, 2, 1, 1, 2, True, 1)(x)
nn.ConvTranspose2d(4, 8, 3, 2, 1)(x, output_size=[12, 17])
nn.ConvTranspose3d(4, 8, 3, (1, 2, 3))(v)
nn.MaxPool1d(3)(s)
nn.MaxPool2d(3, 2, 1, 1, False, True)(x)
nn.MaxPool2d(2, 2, 0, 2)(x)
nn.MaxPool2d((2, 3), ceil_mode=True)(x)
nn.MaxPool2d(2)(x[0])
nn.MaxPool3d(2)(v)
nn.AvgPool1d(3)(s)
nn.AvgPool2d(3, 2, 1, True)(x)
nn.AvgPool2d(2, count_include_pad=False)(x)
nn.AvgPool3d(2, 1)(v)
nn.LPPool1d(2, 3)(s)
nn.LPPool2d(2, 3, 2, True)(x)
nn.LPPool3d(2, 2)(v)
nn.AdaptiveAvgPool1d(3)(s)
nn.AdaptiveAvgPool2d((3, None))(x)
nn.AdaptiveAvgPool3d(2)(v)
nn.AdaptiveMaxPool1d(3)(s)
nn.AdaptiveMaxPool2d(1)(x)
nn.AdaptiveMaxPool3d((1, 2, 3))(v)
{each("nn.@1d(2)(s)", "ZeroPad ReflectionPad ReplicationPad CircularPad")}
{each("nn.@2d((1, 2, 0, 3))(x)", "ZeroPad ReflectionPad ReplicationPad CircularPad")}
{each("nn.@3d(1)(v)", "ZeroPad ReflectionPad ReplicationPad CircularPad")}
nn.ConstantPad1d((1, 2), 0.5)(s)
nn.ConstantPad2d(1, 0.5)(x)
nn.ConstantPad3d((1, 2, 3, 0, 1, 1), 0.5)(v)
nn.ZeroPad2d((-1, 0, -2, 1))(x[0])
nn.Linear(9, 5)(x)
nn.Linear(in_features=4, out_features=3, bias=False)(d)
nn.LazyLinear(5)(x)
nn.Flatten()(x)
nn.Flatten(2)(x)
nn.Flatten(start_dim=0, end_dim=2)(x)
nn.Unflatten(1, (2, 2))(x)
nn.Unflatten(0, (2, 1))(x)
nn.Unflatten(dim=-1, unflattened_size=(3, -1))(x)
nn.Upsample(scale_factor=2)(x)
nn.Upsample(size=(7, 8))(x)
nn.Upsample(5)(s)
nn.Upsample(None, 1.5)(x)
nn.Upsample(scale_factor=(2, 3, 1), mode="nearest")(v)
nn.UpsamplingNearest2d(scale_factor=3)(x)
nn.UpsamplingNearest2d((5, 7))(x)
nn.UpsamplingBilinear2d(scale_factor=(2, 3))(x)
nn.UpsamplingBilinear2d(size=7)(x)
nn.GLU(1)(x)
nn.GLU(dim=-2)(x)
nn.Embedding(9, 5)(torch.zeros(2, 3).long())
nn.MaxUnpool1d(2)(s, s.long())
nn.MaxUnpool2d(3, 2, 1)(x, x.long())
nn.MaxUnpool3d(2)(v, v.long())
nn.PixelShuffle(2)(x)
nn.PixelUnshuffle(3)(x)
nn.Sequential(nn.Conv2d(4, 8, 3), nn.ReLU(), nn.ConvTranspose2d(8, 3, 3))(x)
{each("F.@(x)", "relu leaky_relu rrelu relu6 elu selu celu gelu silu mish hardswish hardsigmoid hardtanh softplus")}
{each("F.@(x)", "softsign sigmoid tanh logsigmoid dropout dropout2d alpha_dropout normalize instance_norm relu_ elu_")}
{each("F.@(x, 1)", "softmax log_softmax local_response_norm")}
F.leaky_relu_(x)
F.prelu(x, torch.zeros(4))
F.dropout3d(nn.Dropout3d()(v))
F.layer_norm(x, (9,))
F.group_norm(x, 2)
F.batch_norm(x, torch.zeros(4), torch.ones(4))
F.glu(x, 1)
F.conv1d(s, torch.zeros(8, 4, 3))
F.conv2d(x, torch.zeros(8, 2, 3, 2), None, 2, 1, 1, 2)
F.conv3d(v, torch.zeros(8, 4, 3, 3, 3), padding=1, dilation=2)
torch.conv1d(s, torch.zeros(8, 4, 3), stride=2)
torch.conv2d(x, torch.zeros(8, 4, 3, 3), padding="same")
F.conv_transpose1d(s, torch.zeros(4, 8, 3), None, 2)
F.conv_transpose2d(x, torch.zeros(4, 8, 3, 3), None, 2, 1, 1, 1, 2)
torch.conv_transpose2d(x, torch.zeros(4, 8, 3, 3), stride=2, padding=1, output_padding=1, groups=2)
F.conv_transpose2d(x[0], torch.zeros(4, 8, 3, 3))
F.conv_transpose3d(v, torch.zeros(4, 8, 3, 3, 3), dilation=2)
F.max_pool1d(s, 2)
F.max_pool2d(x, 3, 2, 1, 1, True)
F.max_pool3d(v, 2)
F.avg_pool1d(s, 3)
F.avg_pool2d(x, 2, ceil_mode=True)
F.avg_pool3d(v, 2, 1)
F.adaptive_avg_pool1d(s, 3)
F.adaptive_avg_pool2d(x, (3, 2))
F.adaptive_avg_pool3d(v, 2)
F.adaptive_max_pool1d(s, 3)
F.adaptive_max_pool2d(x, 1)
F.max_unpool2d(x, x.long(), 2)
F.max_unpool2d(x, x.long(), 2, None, 0, (12, 18))
F.pad(x, (1, 2))
F.pad(x, (1, 2, 0, 3), "constant", 0.5)
F.pad(x, [0, 0, 0, 0, 1, 1])
F.interpolate(x, scale_factor=2)
F.interpolate(x, (7, 8))
F.interpolate(s, None, 2)
F.interpolate(x, size=5, mode="bilinear", align_corners=True)
F.upsample(x, scale_factor=2)
F.pixel_shuffle(x, 2)
F.pixel_unshuffle(x, downscale_factor=3)
{each("torch.@(x)", "relu sigmoid tanh abs exp log sqrt neg square zeros_like ones_like rand_like randn_like")}
{each("torch.@(x)", "empty_like sign round floor sin cos nan_to_num bernoulli erf rsqrt")}
{each("torch.@(x, 1)", "softmax log_softmax full_like")}
torch.clamp(x, 0, 1)
torch.clip(x, 0)
torch.cat([x, x], 1)
torch.cat((x, x, x), dim=-1)
torch.concat([x, x])
torch.concatenate([s, s], axis=2)
torch.stack([x, x], 1)
torch.stack([s, s], dim=-1)
{each("torch.@(x, x[:1])", "add sub mul div maximum minimum subtract multiply divide")}
x * x[:, :1] + 1
x / x[..., :1]
{each("torch.@(2, 3)", "rand randn zeros ones empty Tensor FloatTensor")}
torch.zeros((2, 3))
torch.ones(size=(2, 3))
torch.full((2, 3), 1.0)
torch.randint(0, 9, (2, 3))
torch.flatten(x, 1)
torch.flatten(x, start_dim=1, end_dim=2)
torch.permute(x, (0, 2, 3, 1))
torch.reshape(x, (2, -1))
torch.transpose(x, 1, 2)
torch.squeeze(x[:1], 0)
torch.unsqueeze(x, 1)
torch.unsqueeze(x, dim=-1)
torch.unflatten(x, 1, (2, 2))
torch.mean(x, (2, 3))
torch.sum(x, dim=1, keepdim=True)
{each("x.@()", "abs bool clone contiguous cpu detach detach_ double exp float half int log long neg relu relu_")}
{each("x.@()", "sigmoid sqrt square tanh zero_ bfloat16 requires_grad_ mean sum squeeze normal_ uniform_")}
x.to("cpu")
x.type(torch.float32)
x.clamp(0, 1)
x.clamp_(0, 1)
x.fill_(1.0)
x.add(x)
x.sub(x[:1])
x.mul_(x)
x.mul(x)
x.div(x)
x.div_(x)
x.add_(x)
x.sub_(x)
x.softmax(1)
x.data
x.expand(2, 4, 6, 9)
x[:1].expand(5, -1, -1, 9)
x.flatten()
x.flatten(1)
x.flatten(1, 2)
x.permute(0, 2, 3, 1)
x.permute((0, 3, 1, 2))
x.repeat(1, 2, 1, 3)
x.reshape(2, -1)
x.reshape((2, 4, 54))
x.view(-1, 9)
x.view(x.size(0), -1)
x.view(*x.shape[:2], -1)
x.squeeze()
x[:, :1].squeeze(1)
x.squeeze(1)
x.unsqueeze(-1)
x.transpose(1, -1)
x.unflatten(1, (2, 2))
x.unflatten(0, (1, 2))
x.mean(dim=(2, 3))
x.mean([2, 3], keepdim=True)
x.sum(1, True)
torch.chunk(x, 2, 1)[0]
torch.chunk(x, chunks=3, dim=-1)[1]
torch.split(x, 2, 1)[1]
torch.split(x, [1, 3], dim=1)[1]
x.chunk(2, 1)[0]
x.chunk(1)[0]
x.split(1, 1)[3]
torch.split(x, 6, 2)[0]
x.split(4, 2)[1]
nn.ModuleList([nn.Conv2d(4, 8, 3), nn.ReLU()])[0](x)
nn.ModuleDict({{"a": nn.Conv2d(4, 8, 3)}})["a"](x)
nn.DataParallel(nn.Conv2d(4, 8, 3))(x)
nn.Parameter(x)
nn.Buffer(x)
torch.tensor([[1, 2, 3]])
torch.as_tensor(x)
torch.autograd.Variable(x)
nn.utils.spectral_norm(nn.Conv2d(4, 8, 3))(x)
nn.utils.weight_norm(nn.ConvTranspose2d(4, 8, 3))(x)
nn.utils.parametrizations.weight_norm(nn.Conv2d(4, 8, 3))(x)
nn.utils.parametrizations.orthogonal(nn.Conv2d(4, 8, 3))(x)
torch.utils.checkpoint.checkpoint(nn.Conv2d(4, 8, 3), x, use_reentrant=False)
torch.zeros(torch.Size([2, 3]))
torch.zeros(x.shape[1:])
torch.zeros(x.size())
nn.CrossEntropyLoss()(x, x[:, 0].long()) + x
x[..., None]
x[:, 1]
x[:, -1:, ::2]
x[0, :, 1:-1]
"""
REFUSED_TORCH = """
nn.ConvTranspose2d(3, 8, 3)(x)
nn.ConvTranspose2d(4, 8, 3, 2, 1, 2)(x)
nn.ConvTranspose2d(4, 6, 3, groups=4)(x)
nn.ConvTranspose2d(4, 8, 3, 2, 1)(x, output_size=[13, 19])
nn.Conv2d(3, 8, 3)(x)
nn.Conv2d(4, 8, 7)(x)
nn.BatchNorm2d(5)(x)
nn.BatchNorm1d(5)(s)
nn.Linear(8, 5)(x)
F.conv2d(x, torch.zeros(8, 3, 3, 3))
F.conv_transpose2d(x, torch.zeros(3, 8, 3, 3))
torch.cat([x, x[:, :, 1:]], 1)
torch.stack([x, x[:, :, 1:]])
x + x[:, :, 1:]
torch.add(x, x[:, :, 1:])
x.view(2, 55)
torch.reshape(x, (2, 55))
nn.MSELoss()(x, x[:, :, 1:])
nn.BCELoss()(x, x[:, :1])
nn.BCEWithLogitsLoss()(x, x[:, :1])
F.mse_loss(x, x[:, :, 1:])
F.l1_loss(x, x[:, :, 1:])
F.smooth_l1_loss(x, x[..., 1:])
F.huber_loss(x, x[..., 1:])
F.kl_div(x, x[..., 1:])
F.binary_cross_entropy(x, x[:, :1])
F.binary_cross_entropy_with_logits(x, x[:, :1])
nn.L1Loss()(x, x[..., 1:])
nn.SmoothL1Loss()(x, x[..., 1:])
nn.HuberLoss()(x, x[..., 1:])
nn.PixelShuffle(3)(x)
nn.PixelUnshuffle(4)(x)
nn.Unflatten(1, (3, 2))(x)
"""
