from . import config
from .models import Grid as G


def summary(grid):
    kind = type(grid).__name__ if isinstance(grid, G) else "?"
    return f"{kind} of {config.settings['size']}: {grid.alive()} alive"
