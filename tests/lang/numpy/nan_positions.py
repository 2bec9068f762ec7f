import numpy as np

# Where lines of nothing but nan are, nanargmin and nanargmax say so.
nan = np.nan
for find in (np.nanargmin, np.nanargmax):
    for a, axis in (([nan, nan], None), ([[nan, 1], [nan, nan]], 1), ([[nan, 1], [nan, nan]], 0), ([[nan, 1], [nan, 2]], 0), ([[nan, 1], [nan, nan]], None),
                    ([], None), ([nan, np.inf], None), ([nan, -np.inf, 3], None), ([4, 1, 2], 0), ([[3 + 1j, nan]], 1), (nan, None), ([[2.0, nan], [nan, 5]], -1)):
        try:
            r = find(np.array(a), axis=axis)
            print(find.__name__, a, axis, np.asarray(r).tolist())
        except ValueError as e:
            print(find.__name__, a, axis, "ValueError", e)
    print(find(np.array([[nan, 1, 0], [7, nan, 8]], dtype=np.float32), axis=1, keepdims=True).tolist())
