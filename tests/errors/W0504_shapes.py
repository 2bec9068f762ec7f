import numpy as np

grid = np.zeros((3, 4))
weights = np.ones(5)


def smooth(field):
    return field[1:-1] + weights


print(smooth(grid))
