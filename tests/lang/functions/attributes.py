def f(a: int, b: str = "x", *args: float, c: bool = True, **kw: dict) -> list:
    """The doc."""
    return []


print(f.__name__, f.__doc__, f.__qualname__, f.__module__)
print(f.__defaults__, f.__kwdefaults__)
print(sorted(f.__annotations__))
f.tag = 5
print(f.tag)
try:
    f.missing
except AttributeError as e:
    print(e)


def outer():
    def inner():
        pass

    return inner


print(outer().__qualname__)
print((lambda: 0).__name__)
print(callable(f), callable(5))
