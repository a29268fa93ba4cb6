import copy

import torch
from torch import nn

teacher = nn.Sequential(nn.ConvTranspose2d(4, 8, 4, 2, 1), nn.ConvTranspose2d(8, 1, 4, 2, 1))
student = copy.deepcopy(teacher)
student[0] = nn.ConvTranspose2d(4, 16, 2, 2)
student[1] = nn.ConvTranspose2d(16, 1, 2, 2)

if __name__ == "__main__":
    x = torch.rand(1, 4, 5, 5)
    print(nn.functional.mse_loss(student(x), teacher(x)))
