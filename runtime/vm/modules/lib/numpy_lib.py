"""numpy.lib: the submodule of it that programs use, stride_tricks."""
import numpy.lib.stride_tricks
