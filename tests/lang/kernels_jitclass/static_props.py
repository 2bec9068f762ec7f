# Static methods, properties with setters, class docstrings, methods calling each other, default and keyword arguments.
import numpy as np
from numba import float64, njit, int64, boolean
from numba.experimental import jitclass


@jitclass([('_celsius', float64), ('reads', int64), ('locked', boolean)])
class Temperature:
    """A temperature with two scales."""

    def __init__(self, celsius=0.0):
        self._celsius = celsius
        self.reads = 0
        self.locked = False

    @property
    def celsius(self):
        "degrees Celsius"
        self.reads += 1
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if self.locked:
            raise ValueError("locked")
        self._celsius = value

    @property
    def fahrenheit(self):
        return self.to_fahrenheit(self._celsius)

    @fahrenheit.setter
    def fahrenheit(self, f):
        self.celsius = (f - 32) * 5 / 9

    @staticmethod
    def to_fahrenheit(c):
        return c * 9 / 5 + 32

    def change(self, by, times=1, scale=1.0):
        for _ in range(times):
            self.celsius = self.celsius + by * scale
        return self

    def __repr_text(self):
        return self._celsius


@njit
def heat(t, n):
    for i in range(n):
        t.fahrenheit = t.fahrenheit + 9.0
    return t.celsius, t.reads


t = Temperature(20.0)
print(t.celsius, t.fahrenheit, Temperature.to_fahrenheit(100.0), t.to_fahrenheit(-40.0))
print(heat(t, 3), t.reads)
t.celsius = 5.5
t.fahrenheit = 212.0
print(t.celsius, t._celsius, t.reads)
t.locked = True
for action in (lambda: t.change(1.0), lambda: t.missing, lambda: setattr(t, 'other', 3)):
    try:
        action()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__)
print(Temperature.__doc__, Temperature.__name__)
print(t.reads)
