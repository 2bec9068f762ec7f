# What goes wrong on the way leaves as it does in Python.
rows = [(i, i % 100) for i in range(5000)]


def ratio(l):
    s = 0.0
    for a, b in l:
        s += a / (b - 50)
    return s


def lookup(l):
    d = {}
    for a, b in l:
        d[b] = a
    n = 0
    for a, b in l:
        n += d[b]
        d[b + 60] -= 1
    return n


def checked(l):
    for a, b in l:
        if b == 77:
            raise ValueError("row " + str(a))
        assert b < 77
    return 0


def caught(l):
    bad = 0
    for a, b in l:
        try:
            bad += a // (b % 10)
        except ZeroDivisionError:
            bad -= 1
    return bad


def beyond(l):
    return [l[i + 1][0] - l[i][0] for i in range(len(l))]


for f in (ratio, lookup, checked, caught, beyond):
    try:
        print(f.__name__, f(rows))
    except (ArithmeticError, LookupError, ValueError) as e:
        print(f.__name__, type(e).__name__, e)
