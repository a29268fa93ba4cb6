import torch
import torch.nn as nn

num_classes, height, width = 4, 64, 96


class SegModel(nn.Module):
    def __init__(self, backbone_channels=(8, 16, 32)):
        super().__init__()
        stages, cin = [], 3
        for cout in backbone_channels:
            stages.append(nn.Sequential(nn.Conv2d(cin, cout, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)))
            cin = cout
        self.backbone = nn.Sequential(*stages)
        self.head = nn.ModuleDict(
            {
                "classifier": nn.Conv2d(cin, num_classes, 1),
                "upsample": nn.ConvTranspose2d(num_classes, num_classes, 16, stride=8, padding=4),
            }
        )

    def forward(self, x):
        x = self.backbone(x)
        x = self.head["classifier"](x)
        return self.head["upsample"](x)


def train_step(model, optimizer, criterion, images, masks):
    optimizer.zero_grad()
    logits = model(images)
    loss = criterion(logits, masks)
    loss.backward()
    optimizer.step()
    return loss.item()


if __name__ == "__main__":
    net = SegModel()
    images = torch.randn(2, 3, height, width)
    masks = torch.randint(0, num_classes, (2, height, width))
    print(train_step(net, torch.optim.SGD(net.parameters(), lr=0.1), nn.CrossEntropyLoss(), images, masks))
