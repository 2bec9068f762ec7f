import argparse
from .config import DEFAULTS


def parse(argv=None):
    p = argparse.ArgumentParser()
    p.add_argument("--size", type=int, default=DEFAULTS["size"])
    p.add_argument("--seed", type=int, default=DEFAULTS["seed"])
    p.add_argument("--verbose", action="store_true")
    return p.parse_args(argv)
