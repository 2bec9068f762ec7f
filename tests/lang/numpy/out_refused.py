# oracle: none
import numpy as np
o=np.zeros((2,2)); print(np.outer([1,2],[3,4],out=o), o, np.ptp(np.arange(6).reshape(2,3),axis=1), np.ptp(np.arange(4)), np.median([1,2,5]), np.stack([o,o]).shape)
for f in (lambda: np.ptp(o, 0, np.zeros(2)), lambda: np.median(o, axis=0, out=np.zeros(2)), lambda: np.stack([o, o], out=np.zeros((2,2,2)))):
    try: f()
    except NotImplementedError as e: print(e)
