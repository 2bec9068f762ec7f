import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


show(lambda: (np.arange(5)))
show(lambda: (np.arange(2, 8)))
show(lambda: (np.arange(2, 10, 3)))
show(lambda: (np.arange(10, 0, -3)))
show(lambda: (np.arange(0, 1, 0.1)))
show(lambda: (np.arange(1.0, 2.0, 0.25)))
show(lambda: (np.arange(5, dtype=float)))
show(lambda: (np.arange(5.0)))
show(lambda: (np.arange(0)))
show(lambda: (np.arange(5, 2)))
show(lambda: (np.arange(3, dtype=np.uint8)))
show(lambda: (np.arange(0, 5, 0)))
show(lambda: (np.linspace(0, 1, 5)))
show(lambda: (np.linspace(0, 1, 5, endpoint=False)))
show(lambda: (np.linspace(1, 10, 4, dtype=int)))
show(lambda: (np.linspace(0, 1, 5, retstep=True)))
show(lambda: (np.linspace(2, 3, 1)))
show(lambda: (np.linspace(0, 1, 0)))
show(lambda: (np.linspace(5, 5, 3)))
show(lambda: (np.linspace(-1, 1)))
show(lambda: (np.logspace(0, 2, 3)))
show(lambda: (np.logspace(0, 3, 4, base=2)))
show(lambda: (np.geomspace(1, 1000, 4)))
show(lambda: (np.arange(6).reshape(2, 3)))
show(lambda: (np.arange(24).reshape(2, 3, 4)))
show(lambda: (np.arange(1, 2, 0.3)))
show(lambda: (np.arange(-3, 3)))
show(lambda: (np.arange(10)[::-1]))
