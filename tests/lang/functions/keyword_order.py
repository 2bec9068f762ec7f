def log(x):
    print("eval", x)
    return x


def f(*a, **k):
    print(a, list(k.items()))


f(log(1), log(2), z=log(3), y=log(4))
f(*log([1, 2]), log(3), k=log(4), **log({"m": 5}))
try:
    f(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)
try:
    f(*5)
except TypeError as e:
    print(e)
try:
    f(**[1])
except TypeError as e:
    print(e)
try:
    f(**{1: 2})
except TypeError as e:
    print(e)
