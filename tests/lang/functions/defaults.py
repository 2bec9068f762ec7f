def f(a, b=2, c=3):
    return a, b, c


print(f(1), f(1, 5), f(1, 5, 6), f(1, c=9), f(a=1, c=2, b=3))


def g(x=[]):
    x.append(1)
    return x


print(g(), g(), g([5]))
n = 4


def h(x=n):
    return x


n = 5
print(h())
