def avg():
    total = n = 0
    value = None
    while True:
        x = yield value
        if x is None:
            break
        total += x
        n += 1
        value = total / n
    return total


g = avg()
print(next(g), g.send(10), g.send(20))
try:
    g.send(None)
except StopIteration as e:
    print("done", e.value)


def echo():
    while True:
        try:
            got = yield
            print("got", got)
        except ValueError as e:
            print("value error", e)
        except GeneratorExit:
            print("closing")
            raise


g = echo()
next(g)
g.send(1)
g.throw(ValueError("x"))
g.send(2)
g.close()
g.close()
g = echo()
try:
    g.send(5)
except TypeError as e:
    print(e)


def inner():
    r = yield "a"
    print("inner got", r)
    r = yield "b"
    print("inner got", r)
    return "inner result"


def outer():
    res = yield from inner()
    print("res", res)
    yield from [1, 2]
    return "end"


o = outer()
print(next(o), o.send("S1"), o.send("S2"), next(o))
try:
    next(o)
except StopIteration as e:
    print(e.value)
