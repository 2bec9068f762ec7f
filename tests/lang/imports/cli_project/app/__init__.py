"""An application."""
__version__ = "1.2"
from .models import Grid
from .config import settings


def build(size, seed):
    settings["size"] = size
    return Grid.random(size, seed)
