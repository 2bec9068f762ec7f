"""traceback: the text of exceptions. Traceback objects are not kept: the lines belong to the exception."""
import sys


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    e = exc if isinstance(exc, BaseException) else value
    if e is None:
        return ["NoneType: None\n"]
    return sys._format_exception(e).splitlines(True)


def format_exception_only(exc, value=None):
    e = exc if isinstance(exc, BaseException) else value
    text = str(e)
    name = type(e).__qualname__
    if type(e).__module__ not in ("builtins", "__main__"):
        name = type(e).__module__ + "." + name
    return [name + (": " + text if text else "") + "\n"]


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write("".join(format_exception(exc, value)))


def format_exc(limit=None, chain=True):
    e = sys.exc_info()[1]
    return "NoneType: None\n" if e is None else sys._format_exception(e)


def print_exc(limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(format_exc())
