# Bounds of random integers at and beyond the ends of the widest dtypes.
import numpy as np


def tell(draw):
    try:
        r = draw()
        print(repr(r), getattr(r, "dtype", type(r)))
    except Exception as e:
        print(type(e).__name__, e)


def fresh():
    return np.random.default_rng(3)


tell(lambda: fresh().integers(0, 2**63, 3))
tell(lambda: fresh().integers(-2**63, 2**63, 2))
tell(lambda: fresh().integers(2**63 - 1, endpoint=True, size=2))
tell(lambda: fresh().integers(2**63, 2**64, 3, dtype=np.uint64))
tell(lambda: fresh().integers(0, 2**64 - 1, 2, dtype=np.uint64, endpoint=True))
tell(lambda: fresh().integers(2**63))
tell(lambda: fresh().integers(0, 2**63 + 1))
tell(lambda: fresh().integers(-2**63 - 1, 5))
tell(lambda: fresh().integers(0, 2**64 + 1, dtype=np.uint64))
tell(lambda: fresh().integers(0, 10**30, dtype=np.uint64))
tell(lambda: fresh().integers(-1, 5, dtype=np.uint64))
tell(lambda: fresh().integers(5, 2**32, 3, dtype=np.uint32))
tell(lambda: fresh().integers(0, 2**32 + 1, dtype=np.uint32))
tell(lambda: fresh().integers(-128, 128, 4, dtype=np.int8))
tell(lambda: fresh().integers(0, 256, 3, dtype=np.uint8))
tell(lambda: fresh().integers(3.7, 9.9, 4))
tell(lambda: fresh().integers(5, 5))
tell(lambda: np.random.RandomState(1).randint(0, 2**63, 2))
tell(lambda: np.random.RandomState(1).randint(0, 2**64, 2, dtype=np.uint64))
tell(lambda: np.random.RandomState(1).randint(2**63 + 1))
