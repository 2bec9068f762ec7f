def f(x):
    try:
        try:
            if x == 0:
                raise ValueError("v")
            if x == 1:
                raise KeyError("k")
            if x == 2:
                raise OSError("o")
            return "none"
        except ValueError:
            return "value"
        except KeyError as e:
            raise RuntimeError("from key") from e
    except RuntimeError as e:
        return f"{e} <- {e.__cause__!r}"
    except OSError:
        return "os"


print([f(i) for i in range(4)])


def g():
    try:
        1 / 0
    except ZeroDivisionError as a:
        try:
            [][0]
        except IndexError as b:
            print(repr(b.__context__))
        print(repr(a))
        try:
            raise
        except ZeroDivisionError as c:
            print("bare", c is a)


g()


def h():
    try:
        raise ValueError(1)
    except ValueError as e:
        e = 5
        print(e)
    try:
        return e
    except NameError:
        return "gone"


print(h())


def gen():
    try:
        yield 1
    except ValueError as e:
        print("gen got", e)
        yield 2
    finally:
        print("gen fin")


try:
    raise KeyError("outer")
except KeyError:
    x = gen()
    print(next(x))
    print(x.throw(ValueError("thrown")))
    x.close()
try:
    try:
        raise TypeError("t")
    except (ValueError, KeyError):
        print("no")
except TypeError:
    print("passed through")
kinds = (ValueError, TypeError)
try:
    raise TypeError("tuple")
except kinds as e:
    print(e)
try:
    try:
        1 / 0
    except "notaclass":
        pass
except TypeError as e:
    print(e)
