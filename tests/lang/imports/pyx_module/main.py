# oracle: none
"""A Cython file beside the script (under CPython: pyximport)."""
import integrate
from integrate import integrate_f, twice
print(integrate_f(0.0, 2.0, 1000), integrate.f(3.0), twice(21), integrate.__name__, integrate.__file__.endswith("integrate.pyx"))
