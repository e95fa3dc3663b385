"""The loop: windows of all files, mixed, a share of their pieces hidden."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dateline.annotate.encoder.network import CLOSES, LAYERS, OPENS, SLICES
from dateline.annotate.encoder.pieces import MOST, windows
from training.data import IGNORE, Sample
from training.model import Network

PAD, MASK = 0, 103
BATCH = 24
HIDDEN = 0.08
"""Share of pieces that are hidden from the network in training."""
WARM = 150
"""Steps until the full rate."""
REPEATS = {
    "wikigold": 6,
    "tables": 2,
    "gum-more": 3,
    "gum-news": 6,
    "meantime-apple": 12,
    "ecb-train": 2,
}
"""How often the windows of a small file come in one round."""


@dataclass(frozen=True, slots=True)
class Window:
    """A range of a sample's pieces."""

    sample: Sample
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of a batch; positions count the mark at the start of each row."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    labels: dict[str, Tensor]
    rows: Tensor
    """Row of each linked claim."""
    cues: Tensor
    """claims × length: the share of each piece in the claim's cue."""
    firsts: Tensor
    roles: Tensor
    """claims × 2 × length: whether a piece is of the source, of the content."""
    chains: Tensor
    """rows × length: the chain of the mention whose head stands there, 0 for none."""


def cut_all(samples: list[Sample], rng: random.Random) -> list[Window]:
    """Cut samples into windows, elsewhere each time, without those that teach nothing."""
    out = []
    for sample in samples:
        for start, end in windows(sample.text, sample.pieces, rng.randint(MOST // 3, MOST)):
            if any((v[start:end] != IGNORE).any() for v in sample.labels.values()):
                out.extend([Window(sample, start, end)] * REPEATS.get(sample.file, 1))
    return out


def batches(samples: list[Sample], rng: random.Random) -> Iterator[list[Window]]:
    """Batches without end; windows of like length together, so that little is padding."""
    while True:
        cut = cut_all(samples, rng)
        rng.shuffle(cut)
        for at in range(0, len(cut), BATCH * 16):
            pool = sorted(cut[at : at + BATCH * 16], key=lambda w: w.end - w.start)
            groups = [pool[n : n + BATCH] for n in range(0, len(pool), BATCH)]
            rng.shuffle(groups)
            yield from groups


def collate(chosen: list[Window], rng: np.random.Generator | None) -> Batch:
    """Pad windows to one length; hide pieces if a generator is given."""
    length = max(w.end - w.start for w in chosen) + 2
    shape = (len(chosen), length)
    ids, shapes = np.full(shape, PAD), np.zeros(shape, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.int64)
    labels = {layer: np.full(shape, IGNORE) for layer in LAYERS}
    chains = np.zeros(shape, dtype=np.int64)
    rows, cues, firsts, roles = [], [], [], []
    for row, window in enumerate(chosen):
        here = slice(window.start, window.end)
        size = window.end - window.start
        own = window.sample.pieces.ids[here].copy()
        if rng is not None:
            own[rng.random(size) < HIDDEN] = MASK
        ids[row, : size + 2] = [OPENS, *own, CLOSES]
        shapes[row, 1 : size + 1] = window.sample.pieces.shapes[here]
        mask[row, : size + 2] = 1
        for layer, values in window.sample.labels.items():
            labels[layer][row, 1 : size + 1] = values[here]
        number: dict[str, int] = {}
        for at, chain in window.sample.heads:
            if window.start <= at < window.end:
                chains[row, at - window.start + 1] = number.setdefault(chain, len(number) + 1)
        for claim in window.sample.claims:
            cue = claim.cue[(claim.cue >= window.start) & (claim.cue < window.end)]
            if len(cue) == 0:
                continue
            share = np.zeros(length, dtype=np.float32)
            share[cue - window.start + 1] = 1 / len(cue)
            parts = np.zeros((2, length), dtype=np.float32)
            for role, part in enumerate((claim.source, claim.content)):
                inside = part[(part >= window.start) & (part < window.end)]
                parts[role, inside - window.start + 1] = 1
            rows.append(row)
            cues.append(share)
            firsts.append(cue[0] - window.start + 1)
            roles.append(parts)
    return Batch(
        torch.from_numpy(ids), torch.from_numpy(shapes), torch.from_numpy(mask),
        {k: torch.from_numpy(v) for k, v in labels.items()},
        torch.tensor(rows, dtype=torch.long),
        torch.from_numpy(np.array(cues, dtype=np.float32).reshape(len(rows), length)),
        torch.tensor(np.array(firsts), dtype=torch.long),
        torch.from_numpy(np.array(roles, dtype=np.float32).reshape(len(rows), 2, length)),
        torch.from_numpy(chains),
    )  # fmt: skip


def losses(net: Network, batch: Batch) -> dict[str, Tensor]:
    """Mean loss of every layer that the batch has labels for, and of the links."""
    with torch.autocast("cpu", torch.bfloat16):
        vectors = net(batch.ids, batch.shapes, batch.mask)
    scores, cue, part, later, earlier = (v.float() for v in vectors)
    out = {}
    for layer, classes in SLICES.items():
        wanted = batch.labels[layer]
        if (wanted != IGNORE).any():
            out[layer] = functional.cross_entropy(
                scores[..., classes].flatten(0, 1), wanted.flatten(), ignore_index=IGNORE
            )
    if len(batch.rows):
        at = batch.rows
        cues = torch.einsum("nl,nld->nd", batch.cues, cue[at])
        offsets = torch.arange(batch.ids.shape[1])[None] - batch.firsts[:, None]
        linked = net.links(cues, part[at], offsets)
        real = batch.mask[at][:, None].expand_as(linked)
        loss = functional.binary_cross_entropy_with_logits(linked, batch.roles, reduction="none")
        out["links"] = 4 * (loss * real).sum() / real.sum()
    found = [
        antecedents(net, batch.chains[row], later[row], earlier[row])
        for row in range(len(batch.chains))
        if (batch.chains[row] > 0).sum() > 1
    ]
    if found:
        out["same"] = torch.cat(found).mean()
    return out


def antecedents(net: Network, chains: Tensor, later: Tensor, earlier: Tensor) -> Tensor:
    """Each mention's loss: minus the log of the chance of a right antecedent, or of none."""
    at = torch.nonzero(chains).flatten()
    count = len(at)
    offsets = at[None, :] - at[:, None]
    scores = net.same(later[at], earlier[at][None].expand(count, -1, -1), offsets)[:, 0]
    before = torch.tril(torch.ones(count, count, dtype=torch.bool), -1)
    right = before & (chains[at][:, None] == chains[at][None])
    new = ~right.any(1, keepdim=True)
    none = torch.zeros(count, 1)
    everything = torch.cat([none, scores.masked_fill(~before, -1e9)], 1)
    correct = torch.cat([none.masked_fill(~new, -1e9), scores.masked_fill(~right, -1e9)], 1)
    return torch.logsumexp(everything, 1) - torch.logsumexp(correct, 1)


def train(
    weights: Path,
    samples: list[Sample],
    steps: int,
    seed: int,
    tell: Callable[[str], None],
    keep: Callable[[Network], None],
) -> Network:
    """Train for so many steps; the same samples, steps and seed give the same network."""
    torch.manual_seed(seed)
    rng, hide = random.Random(seed), np.random.default_rng(seed)
    net = Network(weights)
    trunk = list(net.trunk.parameters())
    others = [p for n, p in net.named_parameters() if not n.startswith("trunk.")]
    rates = (1.5e-4, 1e-3)
    optimiser = torch.optim.AdamW(
        [{"params": trunk, "lr": rates[0]}, {"params": others, "lr": rates[1]}],
        weight_decay=0.01, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    net.train()
    means: dict[str, float] = {}
    begun = time.monotonic()
    for step, chosen in zip(range(steps), batches(samples, rng), strict=False):
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(1, (step + 1) / WARM) * (1 - step / steps)
        found = losses(net, collate(chosen, hide))
        torch.stack(list(found.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        for layer, loss in found.items():
            means[layer] = 0.97 * means.get(layer, loss.item()) + 0.03 * loss.item()
        if (step + 1) % 50 == 0:
            told = "  ".join(f"{k} {v:.3f}" for k, v in means.items())
            tell(f"{step + 1}/{steps}  {time.monotonic() - begun:.0f} s  {told}")
        if (step + 1) % 500 == 0 or step + 1 == steps:
            keep(net)
    return net.eval()
