"""The network: MiniLM with shapes beside its pieces, a linear head a layer, and two for pairs.

The trunk is all-MiniLM-L6-v2 (Wang and others 2020, https://arxiv.org/abs/2002.10957). The links of
a claim are scored for every pair of a cue and a piece by a biaffine form (Dozat and Manning 2017,
https://arxiv.org/abs/1611.01734) and the distance between them; so is each mention with each before
it (the loss of Lee and others 2017, https://arxiv.org/abs/1707.07045).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dateline.annotate.encoder.network import LAYERS, REACH
from dateline.annotate.encoder.pieces import SHAPES

LINK = 96
"""Width of the vectors that cues and their parts are compared by."""
ROLES = ("source", "content")


class Network(nn.Module):
    """ids, shapes, mask (all batch × length) → scores of every layer and the vectors of links."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        # Dropout inside the trunk doubles the time of a step on a CPU; hidden pieces do its work.
        self.trunk = AutoModel.from_pretrained(
            weights,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            add_pooling_layer=False,
            attn_implementation="eager",
        )
        width = self.trunk.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.heads = nn.Linear(width, sum(LAYERS.values()))
        self.cue = nn.Linear(width, LINK)
        self.part = nn.Linear(width, LINK)
        self.links = Pairs(len(ROLES))
        self.later = nn.Linear(width, LINK)
        self.earlier = nn.Linear(width, LINK)
        self.same = Pairs(1)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Scores (… × all classes), then vectors (… × LINK): cue, part, later and earlier mention."""
        pieces = self.trunk.embeddings.word_embeddings(ids) + self.shapes(shapes)
        return self.read(pieces, mask)

    def read(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """The same from embedded pieces."""
        hidden = self.drop(self.trunk(inputs_embeds=pieces, attention_mask=mask).last_hidden_state)
        return (
            self.heads(hidden), self.cue(hidden), torch.relu(self.part(hidden)),
            self.later(hidden), torch.relu(self.earlier(hidden)),
        )  # fmt: skip


class Pairs(nn.Module):
    """How strongly the second of a pair belongs to the first, for each role."""

    def __init__(self, roles: int) -> None:
        super().__init__()
        self.form = nn.Parameter(torch.randn(roles, LINK + 1, LINK + 1) * 0.02)
        self.distance = nn.Parameter(torch.zeros(roles, 2 * REACH + 1))

    def forward(self, first: Tensor, second: Tensor, offsets: Tensor) -> Tensor:
        """Score pairs.

        Args:
            first: n × LINK, before the ReLU (of a cue, the mean over its pieces).
            second: n × length × LINK, after it.
            offsets: n × length, how many pieces the second stands after the first.

        Returns:
            n × roles × length logits.
        """
        one = torch.relu(first)
        one = torch.cat([one, torch.ones_like(one[:, :1])], -1)
        two = torch.cat([second, torch.ones_like(second[..., :1])], -1)
        scores = torch.einsum("ni,rij,nlj->nrl", one, self.form, two)
        return scores + self.distance[:, offsets.clamp(-REACH, REACH) + REACH].transpose(0, 1)
