"""What sys.exc_info() and __context__ say behind handlers that raise, and around generators."""
import contextlib
import sys
try:
    try: int('x')
    except ValueError: [][1]
except IndexError: pass
print(sys.exc_info()[0])
try:
    1/0
except ZeroDivisionError as e:
    print(repr(e.__context__))
def f():
    try:
        try: int('x')
        except ValueError: [][1]
    except IndexError: pass
    return sys.exc_info()[0]
print(f(), sys.exc_info()[0])
def g():
    try:
        int('x')
    except ValueError:
        raise KeyError(1)
for i in range(2):
    try: g()
    except KeyError as e: print(repr(e.__context__))
print(sys.exc_info()[0])
try:
    try: int('x')
    finally: [][1]
except IndexError as e: print(repr(e.__context__))
print(sys.exc_info()[0])
def h():
    try:
        yield 1
        int('q')
    except ValueError:
        yield sys.exc_info()[0]
        [][1]
try:
    for v in h(): print(v, sys.exc_info()[0])
except IndexError as e: print(repr(e.__context__), sys.exc_info()[0])
print(sys.exc_info()[0])
with contextlib.suppress(IndexError):
    try: int('x')
    except ValueError: [][1]
print(sys.exc_info()[0])
def outer():
    try: 1/0
    except ZeroDivisionError:
        for v in inner(): yield v, sys.exc_info()[0]
def inner():
    yield sys.exc_info()[0]
    try: int("p")
    except ValueError:
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]
print(list(outer()), sys.exc_info()[0])
try: raise KeyError
except KeyError:
    g = inner(); print(next(g), next(g), sys.exc_info()[0])
def two():
    for i in range(3):
        try: raise ValueError(i)
        except (KeyError, IndexError): pass
        except ValueError:
            if i == 1: continue
            if i == 2: return sys.exc_info()[1]
    return 0
print(repr(two()), sys.exc_info()[0])
