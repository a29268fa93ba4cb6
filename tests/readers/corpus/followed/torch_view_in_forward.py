from collections import OrderedDict

import torch
import torch.nn as nn

num_gpus = 1


class Generator(nn.Module):
	def __init__(self):
		super(Generator,self).__init__()
		self.layer1 = nn.Linear(110,7*7*32)				# [batch,110] -> [batch,7*7*32]
		self.layer2 = nn.Sequential(OrderedDict([
				('conv1', nn.ConvTranspose2d(32,16,3,2,1,1)),
				('relu1', nn.LeakyReLU()),
				('bn1', nn.BatchNorm2d(16)),
			]))
		self.layer3 = nn.Sequential(OrderedDict([
				('conv3',nn.ConvTranspose2d(16,1,3,2,1,1)),
				('tanh',nn.Tanh())
			]))

	def forward(self,z):
		batch_size = z.size()[0]
		out = self.layer1(z)
		out = out.view(batch_size//num_gpus,32,7,7)
		out = self.layer2(out)
		out = self.layer3(out)
		return out

generator = nn.DataParallel(Generator())

if __name__ == "__main__":
	generator.module(torch.zeros(4, 110))
