# types.UniTuple and types.Tuple as classes that an overload asks for; numba.extending without an import of its own.
import numba
from numba import njit, types


def clip(x, lo, hi):
    raise NotImplementedError


@numba.extending.overload(clip)
def clip_for(x, lo, hi):
    if isinstance(x, types.Float):
        return lambda x, lo, hi: min(max(x, lo), hi)
    if isinstance(x, types.Integer):
        def whole(x, lo, hi):
            return lo if x < lo else hi if x > hi else x
        return whole
    if isinstance(x, types.UniTuple):
        return lambda x, lo, hi: (clip(x[0], lo, hi), clip(x[1], lo, hi))
    if isinstance(x, types.Tuple):
        return lambda x, lo, hi: (clip(x[1], lo, hi), x[0])


@njit
def run(x, lo, hi):
    return clip(x, lo, hi)


print(run(5, 1, 3), run(2.5, 0.0, 2.0), run((5.0, -1.0), 0.0, 2.0), run((7, 5.0), 0.0, 2.0))
print(types.UniTuple(types.int64, 2), types.Tuple((types.int64, types.float64)), types.Tuple((types.int32, types.int32)))
print([isinstance(t, types.BaseTuple) for t in (types.UniTuple(types.int64, 2), types.Tuple((types.int64, types.float64)), types.int64)])
print(isinstance(types.UniTuple(types.int64, 2), types.UniTuple), isinstance(types.Tuple((types.int64, types.float64)), types.UniTuple))
