# stderr: ignore
# A LinAlgError that nobody catches ends the program.
import numpy as np


def invert(a):
    return np.linalg.inv(a)


print(invert(np.diag([2.0, 4.0])))
invert(np.zeros((2, 2)))
