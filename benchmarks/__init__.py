"""How well Dateline understands, how fast it is, and how its cost grows.

* `python -m benchmarks.understanding` compares readings with gold annotations, a figure per layer;
* `python -m benchmarks.annotating` compares all of annotate/ with bare spaCy, and short with long;
* `python -m benchmarks.speed` compares a build with the bare parser on the same text;
* `python -m benchmarks.growth` builds 100 and 1,000 articles and compares what one of them costs;
* `python -m benchmarks.resolving` resolves readings made by chance, and says how that cost grows;
* `python -m benchmarks.checking` checks graphs by their shapes, beside pySHACL.
"""
