# oracle: none
# What as_strided refuses here and NumPy does not: views that leave the memory of the array.
import numpy as np
from numpy.lib.stride_tricks import as_strided
x = np.arange(4.0)
for shape, strides in (((5,), (8,)), ((2,), (-8,)), ((1 << 62, 1 << 62), (8, 8)), ((3,), (4,)), ((2, 2), (8,)), ((-1,), (8,))):
    try:
        as_strided(x, shape, strides)
    except ValueError as e:
        print(e)
print(as_strided(x[2:], (3,), (-8,)), as_strided(x, (0,), (8,)))
