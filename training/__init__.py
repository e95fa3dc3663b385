"""How the encoder of `dateline.annotate.encoder` is trained: `python -m training`.

Needs what `requirements.txt` beside this file lists (torch among it); the package itself does not.
"""
