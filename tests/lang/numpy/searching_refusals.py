import numpy as np

# Bins that descend, bins in no order, sides and sorters that searchsorted does not take.


def tell(what, make):
    try:
        print(what, make().tolist())
    except (ValueError, TypeError) as e:
        print(what, type(e).__name__, e)


x = np.array([3.0, 0.5, 2.0, 9.0, -1.0, 1.0, np.inf, -np.inf, np.nan])
up = np.array([0.5, 1.0, 2.0, 2.0, 3.0])
for right in (False, True):
    tell("up", lambda: np.digitize(x, up, right))
    tell("down", lambda: np.digitize(x, up[::-1], right))
    tell("list", lambda: np.digitize(x, [3, 2, 1], right=right))
    tell("same", lambda: np.digitize(x, [2.0, 2.0], right))
    tell("one", lambda: np.digitize(x, [2.0], right))
    tell("none", lambda: np.digitize(x, [], right))
    tell("nan last", lambda: np.digitize(x, [1.0, 2.0, np.nan], right))
    tell("down ints", lambda: np.digitize(np.arange(-2, 9), np.arange(6, -1, -3), right))
    tell("long down", lambda: np.digitize(np.arange(60) / 4, np.arange(15, -1, -1), right))
tell("no order", lambda: np.digitize(x, [1.0, 3.0, 2.0]))
tell("no order either", lambda: np.digitize(x, [3, 1, 2]))
tell("bins of two axes", lambda: np.digitize(x, [[1.0, 2.0]]))
keys = np.array([0.5, 2.0, 7.0])
for side in ("left", "right"):
    tell(side, lambda: np.searchsorted(up, keys, side=side))
tell("middle", lambda: np.searchsorted(up, keys, "middle"))
tell("empty", lambda: up.searchsorted(keys, side=""))
shuffled, order = up[[3, 0, 4, 2, 1]], np.array([1, 4, 0, 3, 2])
tell("sorter", lambda: np.searchsorted(shuffled, keys, sorter=order))
tell("sorter right", lambda: shuffled.searchsorted(keys, "right", order[::-1][::-1]))
tell("short sorter", lambda: np.searchsorted(shuffled, keys, sorter=order[:4]))
tell("from the end", lambda: np.searchsorted(shuffled, keys, sorter=order - 5))
tell("beyond", lambda: np.searchsorted(shuffled, keys, sorter=order + 1))
tell("floats", lambda: np.searchsorted(shuffled, keys, sorter=order * 1.0))
