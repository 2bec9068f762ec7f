class AppError(Exception):
    pass


class Code(AppError):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


try:
    raise Code(42, "bad")
except AppError as e:
    print(e, e.code, e.args, isinstance(e, Exception), repr(e))
try:
    raise AppError("x", "y")
except AppError as e:
    print(e, repr(e))


class NoSuper(Exception):
    def __init__(self, a, b):
        self.a = a


try:
    raise NoSuper(1, 2)
except NoSuper as e:
    print(e, e.args, e.a)


class Multi(ValueError, KeyError):
    pass


for k in (ValueError, KeyError, LookupError):
    try:
        raise Multi("m")
    except k as e:
        print(k.__name__, type(e).__name__)
print(issubclass(Code, AppError), Code.__mro__[1].__name__)


def f():
    raise AppError()


try:
    f()
except AppError as e:
    print(repr(e))
try:
    raise AppError from ValueError("cause")
except AppError as e:
    print(repr(e.__cause__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise AppError("second")
except AppError as e:
    print(repr(e.__context__), e.__cause__)
e = ValueError("note")
print(e.args, str(e), e == ValueError("note"))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise AppError("third") from None
except AppError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
