import torch
import torch.nn as nn

MAX_WAV = 32768.0


class MelGAN(nn.Module):
    def __init__(self, mel_channel, ratios):
        super().__init__()
        mult = 2 ** len(ratios)
        ngf = 4
        model = [nn.ReflectionPad1d(3), nn.Conv1d(mel_channel, mult * ngf, kernel_size=7, padding=0)]
        for r in ratios:
            model += [
                nn.LeakyReLU(0.2),
                nn.ConvTranspose1d(
                    mult * ngf,
                    mult * ngf // 2,
                    kernel_size=r * 2,
                    stride=r,
                    padding=r // 2 + r % 2,
                    output_padding=0,
                ),
            ]
            mult //= 2
        model += [nn.LeakyReLU(0.2), nn.ReflectionPad1d(3), nn.Conv1d(ngf, 1, kernel_size=7, padding=0), nn.Tanh()]
        self.generator = nn.Sequential(*model)

    def forward(self, mel):
        mel = (mel + 5.0) / 5.0
        return self.generator(mel)


if __name__ == "__main__":
    x = torch.randn(3, 80, 10)
    y = MelGAN(80, ratios=[8, 5, 5])(x)
    print(y.shape)
    assert y.shape == torch.Size([3, 1, 2000])
