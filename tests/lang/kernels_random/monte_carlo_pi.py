# The estimate of pi from Numba's front page, with a seed inside the kernel.
import numpy as np
from numba import njit


@njit
def set_seed(seed):
    np.random.seed(seed)


@njit
def monte_carlo_pi(nsamples):
    acc = 0
    for i in range(nsamples):
        x = np.random.random()
        y = np.random.random()
        if (x ** 2 + y ** 2) < 1.0:
            acc += 1
    return 4.0 * acc / nsamples


set_seed(1)
print(monte_carlo_pi(1000))
print(monte_carlo_pi(1000))  # the stream goes on
set_seed(1)
print(monte_carlo_pi(1000))
set_seed(2)
print(monte_carlo_pi(100000))
