"""numpy.lib: the submodules of it that programs use, stride_tricks and scimath."""
import numpy.lib.stride_tricks
import numpy.emath as scimath
