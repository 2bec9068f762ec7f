"""timeit: how long statements and callables take."""
import time

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5

_template = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def _reindent(text, indent):
    return text.replace("\n", "\n" + " " * indent)


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        local, init = {}, ""
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")
            setup_text, setup_prefix = _reindent(setup, 4), setup + "\n"
        elif callable(setup):
            local["_setup"] = setup
            init += ", _setup=_setup"
            setup_text, setup_prefix = "_setup()", ""
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(setup_prefix + stmt, "<timeit-src>", "exec")
            stmt_text = _reindent(stmt, 8)
        elif callable(stmt):
            local["_stmt"] = stmt
            init += ", _stmt=_stmt"
            stmt_text = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = _template.format(stmt=stmt_text, setup=setup_text, init=init)
        exec(self.src, {} if globals is None else globals, local)
        self.inner = local["inner"]

    def timeit(self, number=default_number):
        return self.inner(range(number), self.timer)

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
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
