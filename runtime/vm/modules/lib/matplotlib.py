"""matplotlib: what scripts need around pyplot. Pictures go to files; there are no windows and no backends to choose."""
import matplotlib.pyplot as pyplot

rcParams = pyplot.rcParams
__version__ = "3.10.0"


def use(backend, force=True):
    pass


def get_backend():
    return "agg"
