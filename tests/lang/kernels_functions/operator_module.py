# Functions of the module operator in kernels: called, passed as arguments, kept in factories.
import operator

import numpy as np
from numba import njit


@njit
def all_of(a, b):
    return (operator.add(a, b), operator.sub(a, b), operator.mul(a, b), operator.truediv(a, b), operator.floordiv(a, b),
            operator.mod(a, b), operator.pow(a, b), operator.neg(a), operator.pos(b))


@njit
def compared(a, b):
    return operator.lt(a, b), operator.le(a, b), operator.eq(a, b), operator.ne(a, b), operator.gt(a, b), operator.ge(a, b)


@njit
def bits(a, b):
    return operator.and_(a, b), operator.or_(a, b), operator.xor(a, b), operator.lshift(a, b), operator.rshift(a, b), operator.invert(a)


def best_by(better):
    @njit
    def best(a):
        at = 0
        for i in range(1, len(a)):
            if better(a[i], a[at]):
                at = i
        return at

    return best


@njit
def fold(op, a, start):
    acc = start
    for x in a:
        acc = op(acc, x)
    return acc


add = njit(lambda x, y: operator.add(x, y))
argmax, argmin = best_by(operator.gt), best_by(operator.lt)
print(all_of(7, 3), all_of(7.5, 2))
print(compared(2, 3), compared(2.5, 2.5))
print(bits(12, 2))
a = np.array([3.0, 9.0, 1.0, 9.0])
print(argmax(a), argmin(a), fold(add, a, 0.0))
print(*[x.tolist() for x in (njit(lambda m: operator.mul(m, m))(a), njit(lambda m: operator.matmul(m, m))(np.eye(2) * 3))])
