def trace(fn):
    def wrapper(*args, **kw):
        print("call", fn.__name__, args, kw)
        r = fn(*args, **kw)
        print("->", r)
        return r

    return wrapper


@trace
def add(a, b):
    return a + b


add(1, 2)
add(a=3, b=4)


def repeat(n):
    def deco(fn):
        def w(*a):
            return [fn(*a) for _ in range(n)]

        return w

    return deco


def tag(fn):
    fn.tagged = True
    return fn


@repeat(3)
@tag
def hello(x):
    return "hi " + x


print(hello("bob"))


@(lambda f: 42)
def ignored():
    pass


print(ignored)
