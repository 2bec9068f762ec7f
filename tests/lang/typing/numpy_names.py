# Annotations of numerical programs that are evaluated: numpy.typing, parametrised arrays and dtypes, Self.
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any, Self, TypedDict, Union

import numpy as np
import numpy.typing as npt
from numpy import float64
from numpy.typing import ArrayLike, DTypeLike, NDArray

Matrix = NDArray[np.float64]
Number = Union[int, float, np.floating[Any]]


def jacobi(a: NDArray[float64], b: NDArray[float64], init: list[float], iterations: int) -> list[float]:
    table: NDArray[float64] = np.concatenate((a, b), axis=1)
    masks = ~np.eye(a.shape[0], dtype=bool)
    off = a[masks].reshape(-1, a.shape[0] - 1)
    columns = np.where(masks)[1].reshape(-1, a.shape[0] - 1)
    for _ in range(iterations):
        init = (np.sum(-off * np.take(init, columns), axis=1) + table[:, -1]) / np.diag(a)
    return init.tolist()


def mean(x: ArrayLike, dtype: DTypeLike = None) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.asarray(x, dtype=dtype).mean()


def apply(f: Callable[[Matrix], Matrix], x: "npt.NDArray[np.int64] | None" = None, *more: npt.ArrayLike) -> npt.NDArray[Any]:
    return f(np.ones(3) if x is None else x)


def counts(xs: Iterable[str], d: defaultdict[str, int], q: deque[int], o: OrderedDict[str, int], c: Counter[str]) -> dict[str, int]:
    return dict(Counter(xs))


class Node:
    def add(self) -> Self:
        return self

    def __repr__(self) -> str:
        return "Node"


class Options(TypedDict):
    size: int


print(jacobi(np.array([[4, 1, 1], [1, 5, 2], [1, 2, 4]]), np.array([[2], [-6], [-4]]), [0.5, -0.5, -0.5], 3))
print(mean([1, 2, 4]), mean([1, 2], "f4").dtype, apply(lambda x: x * 2), apply(np.sqrt, np.array([4, 9])))
print(counts("abca", defaultdict(int), deque(), OrderedDict(), Counter()), Node().add(), Options(size=3))
