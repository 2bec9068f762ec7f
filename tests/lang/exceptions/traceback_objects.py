# e.__traceback__ and what traceback finds in it.
import sys
import traceback


def inner(x):
    return 1 / x


def outer(x):
    y = inner(x)
    return y


try:
    outer(0)
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(type(tb).__name__, tb.tb_lineno, tb.tb_frame.f_code.co_name)
    while tb is not None:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_code.co_filename.rsplit("/", 1)[-1])
        last = tb
        tb = tb.tb_next
    rows = traceback.extract_tb(e.__traceback__)
    print([(r.lineno, r.name, r.line) for r in rows], len(rows), rows[-1].lineno, rows[-1][2])
    name, line, function, text = rows[0]
    print(line, function, text)
    print([t.split("\n")[1] for t in traceback.format_tb(e.__traceback__)])
    print(traceback.format_exception_only(type(e), e), sys.exc_info()[2].tb_lineno, sys.exc_info()[2] is not None)
    print(len(traceback.format_exception(type(e), e, e.__traceback__)) > 3, "ZeroDivisionError" in traceback.format_exc())
    print([(f.f_code.co_name, n) for f, n in traceback.walk_tb(e.__traceback__)])
print(ValueError("never raised").__traceback__)
try:
    try:
        inner(0)
    except ZeroDivisionError as e:
        raise KeyError("k") from e
except KeyError as e:
    print(e.__traceback__.tb_lineno, e.__cause__.__traceback__.tb_next.tb_frame.f_code.co_name)
