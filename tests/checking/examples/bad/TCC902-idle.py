from torch import nn

up = nn.ConvTranspose2d(8, 8, kernel_size=4, stride=2, padding=1)  # tconvcalc: ignore[TCC001]
