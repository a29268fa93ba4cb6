import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

device = "cuda" if torch.cuda.is_available() else "cpu"
train = TensorDataset(torch.rand(16, 3, 32, 32))
loader = DataLoader(train, batch_size=8, shuffle=True)

net = nn.Sequential(
    nn.Conv2d(3, 16, 3, 2, 1), nn.ReLU(True),
    nn.Conv2d(16, 32, 3, 2, 1), nn.ReLU(True),
    nn.ConvTranspose2d(32, 16, 3, 2, 1, 1), nn.ReLU(True),
    nn.ConvTranspose2d(16, 3, 3, 2, 1), nn.Sigmoid(),
).to(device)
criterion = nn.MSELoss().to(device)
opt = optim.Adam(net.parameters())
for epoch in range(1):
    for (data,) in loader:
        data = data.to(device)
        loss = criterion(net(data), data)
        opt.zero_grad()
        loss.backward()
        opt.step()
