"""numpy.ma: masked arrays. The class is in numpy_ma_array.py, with its text (numpy_ma_print.py) and what reduces (numpy_ma_reduce.py);
masks and fill values in numpy_ma_masks.py, elementwise functions in numpy_ma_ops.py, the others in numpy_ma_functions.py and
numpy_ma_extras.py; what numpy's own functions make of masked arrays in numpy_ma_overrides.py."""
from numpy import bool_
from numpy.ma._array import *
from numpy.ma._masks import *
from numpy.ma._print import masked_print_option
from numpy.ma._ops import *
from numpy.ma._functions import *
from numpy.ma._extras import *
import numpy.ma._overrides
from numpy.ma._array import MaskedArray, masked, masked_singleton
from numpy.ma._functions import array, copy, max, min, size

masked_array = MaskedArray
