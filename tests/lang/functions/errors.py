def f(a, b):
    return a + b


def g(a, b=1):
    pass


def h(*, k):
    pass


def i():
    pass


def j(a, b, c):
    pass


calls = [
    lambda: f(1),
    lambda: f(),
    lambda: f(1, 2, 3),
    lambda: f(1, 2, a=3),
    lambda: f(1, c=3),
    lambda: g(),
    lambda: g(1, 2, 3),
    lambda: h(),
    lambda: h(1),
    lambda: i(1),
    lambda: j(),
    lambda: j(1),
    lambda: f(**{"a": 1, "b": 2, "z": 3}),
    lambda: h(1, k=2),
]
for c in calls:
    try:
        c()
        print("no error")
    except TypeError as e:
        print(e)
