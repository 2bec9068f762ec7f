# Generator.choice: axis= and shuffle=.
import numpy as np
rng = np.random.default_rng(1)
m = np.arange(12).reshape(3, 4)
print(rng.choice(5, 3, replace=False, shuffle=False), rng.choice(50, 6, replace=False, shuffle=False), rng.choice(5, 5, replace=False))
print(rng.choice(m, 2, axis=1), rng.choice(m, 3, axis=-1, replace=False).tolist(), rng.choice(m, 2, axis=0))
print(rng.choice(m, (2, 2), axis=1, p=[0.1, 0.2, 0.3, 0.4]).shape, rng.choice(m, axis=1), rng.random())
try:
    rng.choice(m, 2, axis=2)
except IndexError:
    print("IndexError")
