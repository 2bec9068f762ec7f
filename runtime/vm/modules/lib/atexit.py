"""atexit: what to call when the program ends, last first."""
_calls = []


def register(func, *args, **kwargs):
    _calls.append((func, args, kwargs))
    return func


def unregister(func):
    _calls[:] = [c for c in _calls if c[0] != func]


def run_exitfuncs():
    """Calls them; the last exception is raised when all were called."""
    failed = None
    while _calls:
        func, args, kwargs = _calls.pop()
        try:
            func(*args, **kwargs)
        except BaseException as e:
            failed = e
    if failed is not None:
        raise failed


_run_exitfuncs = run_exitfuncs
