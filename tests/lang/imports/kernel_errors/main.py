"""Errors inside kernels of another file: the traceback names that file."""
import numpy as np
from kern import safe, run
from kern import check
for f, a in ((safe, 3), (safe, 0)):
    try:
        print(f(a))
    except ZeroDivisionError as e:
        print("caught", e)
try:
    check(np.array([1.0, -2.0]))
except ValueError as e:
    print("ValueError", e)
def plain(n):
    return safe(n) + 1
print(plain(4), run(3))
run(0)
