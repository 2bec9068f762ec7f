class Oops(Exception):
    def __str__(self):
        return "custom text"


def a():
    raise Oops


def b():
    try:
        a()
    except Oops as e:
        raise RuntimeError("b failed", 1) from e


def c():
    try:
        b()
    except RuntimeError:
        raise KeyError("c")


c()
