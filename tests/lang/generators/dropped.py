def g():
    try:
        yield 1
        yield 2
    finally:
        print("fin")


next(g())
print("after")
for x in g():
    break
print("after loop")


class M:
    def __enter__(self):
        print("enter")

    def __exit__(self, *a):
        print("exit", a[0].__name__ if a[0] else None)


def h():
    with M():
        yield 1


it = h()
next(it)
del it
print("end")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("closing")
        raise


try:
    next(stubborn())
    raise ValueError("kept")
except ValueError as e:
    print(e)


def outer():
    yield from g()


o = outer()
print(next(o))
del o
print("done")
a, *b = (i for i in range(3))
print(a, b)
