from torch import nn

up = nn.ConvTranspose2d(8, 8, kernel_size=4, stride=2, output_padding=2)  # tconvcalc: ignore[TCC004]
