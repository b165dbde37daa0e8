"""How much of the hostile set a run takes: a part in `make test`, all of it in `make test-hostile`."""

import os

WHOLE = os.environ.get("WARRAQ_HOSTILE") == "whole"
PART = 1.0 if WHOLE else 0.1
EVERY = 1 if WHOLE else 8  # one text in so many is built into the site that a browser opens
