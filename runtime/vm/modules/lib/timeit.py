"""timeit: how long callables take. Statements as text are not compiled here: pass a function."""
import time

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


def _callable(f, what):
    if f is None or f == "pass":
        return lambda: None
    if isinstance(f, str):
        raise NotImplementedError("timeit of text is not supported: there is no exec; pass a function as %s" % what)
    if not callable(f):
        raise ValueError("%s is neither a string nor callable" % what)
    return f


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.stmt = _callable(stmt, "stmt")
        self.setup = _callable(setup, "setup")
        self.timer = timer

    def timeit(self, number=default_number):
        f = self.stmt
        self.setup()
        start = self.timer()
        for _ in range(number):
            f()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        i = 1
        while True:
            for j in (1, 2, 5):
                took = self.timeit(i * j)
                if callback:
                    callback(i * j, took)
                if took >= 0.2:
                    return i * j, took
            i *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer).repeat(repeat, number)
