import torch
from torch import nn

h = {
    "num_mels": 80,
    "upsample_rates": [5, 5, 4, 3],
    "upsample_kernel_sizes": [11, 11, 8, 7],
    "upsample_initial_channel": 64,
    "hop_size": 300,
    "segment_size": 9600,
}


class UpStack(nn.Module):
    def __init__(self, h):
        super().__init__()
        ch = h["upsample_initial_channel"]
        self.pre = nn.Conv1d(h["num_mels"], ch, 7, padding=3)
        layers = []
        for rate, kernel in zip(h["upsample_rates"], h["upsample_kernel_sizes"]):
            layers += [
                nn.LeakyReLU(0.1),
                nn.ConvTranspose1d(ch, ch // 2, kernel, rate, padding=(kernel - rate) // 2),
            ]
            ch //= 2
        self.ups = nn.Sequential(*layers)
        self.post = nn.Conv1d(ch, 1, 7, padding=3)

    def forward(self, mel):
        return torch.tanh(self.post(self.ups(self.pre(mel))))


if __name__ == "__main__":
    model = UpStack(h)
    mel = torch.zeros(1, 80, 32)
    audio = model(mel)
    assert audio.shape[-1] == h["segment_size"], audio.shape
