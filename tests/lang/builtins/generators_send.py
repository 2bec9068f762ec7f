def averager():
    total = count = 0
    avg = None
    while True:
        try: x = yield avg
        except ValueError as e:
            print("reset", e); total = count = 0; avg = None
            continue
        total += x; count += 1; avg = total / count
a = averager(); next(a); print([a.send(v) for v in (10, 20, 60)], a.throw(ValueError("now")), a.send(4)); a.close()
try: a.send(1)
except StopIteration: print("closed")
def inner():
    got = yield 1
    print("inner got", got)
    return "result"
def outer():
    r = yield from inner()
    print("outer", r)
    yield from [10, 20]
    return "done"
g = outer(); print(next(g), g.send("hi"), next(g))
try: next(g)
except StopIteration as e: print(e.value)
def cleanup():
    try: yield 1; yield 2
    finally: print("cleanup")
for x in cleanup():
    print(x); break
c = cleanup(); next(c); c.close()
try: c.throw(KeyError("k"))
except KeyError as e: print("thrown", e)
def bad():
    try: yield
    except GeneratorExit: yield 5
b = bad(); next(b)
try: b.close()
except RuntimeError as e: print(e)
def tree(t):
    if t:
        yield from tree(t[0]); yield t[1]; yield from tree(t[2])
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))), sum(x * x for x in range(4)), list(zip((i for i in "ab"), (j for j in range(5)))))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
import itertools
print(list(itertools.islice(fib(), 10)), next(x for x in fib() if x > 50), any(x == 8 for x in fib()), 21 in fib())
e = (1 / x for x in (1, 0)); print(next(e))
try: next(e)
except ZeroDivisionError as err: print(err)
print(next(e, "over"), next(iter([]), None), [*map(lambda p: p[0], enumerate("xy", 1))], type(g).__name__, hasattr(g, "send"))
def selfish():
    yield next(me)
me = selfish()
try: next(me)
except ValueError as err: print(err)
