import numpy as np

tests = [
    lambda: np.arange(3)[5],
    lambda: np.zeros((2, 3)) @ np.zeros((2, 3)),
    lambda: np.arange(6).reshape(4, 2),
    lambda: np.array([1, 2]) + np.array([1, 2, 3]),
    lambda: np.concatenate([np.zeros((2, 2)), np.zeros((3, 3))]),
    lambda: np.zeros(3).nothing,
    lambda: np.nothing,
    lambda: np.stack([[1, 2], [3]]),
    lambda: np.linalg.inv([[1, 2], [2, 4]]),
    lambda: np.reshape(np.arange(4), (3, -1)),
    lambda: np.ones(3).sum(axis=1),
    lambda: np.arange(4).astype("nonsense"),
    lambda: bool(np.arange(4)),
    lambda: int(np.arange(4)),
    lambda: np.array([[1, 2], [3, 4]])[2, 0],
    lambda: np.array([1, 2, 3])[[0, 7]],
]
for i, t in enumerate(tests):
    try:
        print(i, t())
    except (IndexError, ValueError, TypeError, AttributeError) as e:
        print(i, e)
