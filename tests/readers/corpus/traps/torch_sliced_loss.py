import torch
import torch.nn.functional as F
from torch import nn

encoder = nn.Conv1d(1, 16, 16, stride=8, padding=4)
decoder = nn.ConvTranspose1d(16, 1, 16, stride=8, padding=4)

if __name__ == "__main__":
    wav = torch.rand(1, 1, 1003)
    rec = decoder(encoder(wav))
    n = min(wav.shape[-1], rec.shape[-1])
    print(F.l1_loss(rec[..., :n], wav[..., :n]))
