def g():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


for x in g():
    print(x)
it = g()
next(it)
it.close()


def bad():
    yield 1
    raise StopIteration("no")


try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def div(n):
    for i in range(n, -1, -1):
        yield 10 // i


try:
    for v in div(2):
        print(v)
except ZeroDivisionError as e:
    print(e)


def sub():
    try:
        yield 1
    except KeyError:
        yield "handled"
    return "r"


def top():
    x = yield from sub()
    yield x


t = top()
print(next(t), t.throw(KeyError()), next(t))


def selfish():
    yield next(me)


me = selfish()
try:
    next(me)
except ValueError as e:
    print(e)


def gen_in_handler():
    try:
        raise ValueError("v")
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as e:
            yield repr(e)


try:
    raise KeyError("outer")
except KeyError:
    h = gen_in_handler()
    print(next(h), next(h))
    try:
        raise
    except KeyError as e:
        print("still", repr(e))
