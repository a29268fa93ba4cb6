import torch as t
from torch import nn


class Config:
    lr = 0.0002
    nz = 100
    image_size = 64
    ngf = 8
    batch_size = 4
    gpu = False


opt = Config()

netg = nn.Sequential(
    nn.ConvTranspose2d(opt.nz, opt.ngf * 8, 4, 1, 0, bias=False),
    nn.BatchNorm2d(opt.ngf * 8),
    nn.ReLU(True),
    nn.ConvTranspose2d(opt.ngf * 8, opt.ngf * 4, 4, 2, 1, bias=False),
    nn.BatchNorm2d(opt.ngf * 4),
    nn.ReLU(True),
    nn.ConvTranspose2d(opt.ngf * 4, 3, 4, 2, 1, bias=False),
    nn.Tanh(),
)
fix_noise = t.FloatTensor(opt.batch_size, opt.nz, 1, 1).normal_(0, 1)
if opt.gpu:
    fix_noise = fix_noise.cuda()
    netg.cuda()


def train(dataloader):
    for ii, data in enumerate(dataloader, 0):
        input, _ = data
        noise = t.randn(input.size(0), opt.nz, 1, 1)
        fake_pic = netg(noise).detach()
        if ii % 2 == 0:
            noise.data.normal_(0, 1)
            fake_pic = netg(noise)
    return netg(fix_noise)


if __name__ == "__main__":
    train([(t.zeros(2, 3, 16, 16), None)])
