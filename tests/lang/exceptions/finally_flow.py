def a():
    try:
        return "try"
    finally:
        print("fin a")


def b():
    try:
        return "try"
    finally:
        return "finally"


def c():
    for i in range(5):
        try:
            if i == 2:
                return i
        finally:
            print("fin", i)


def d():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def e():
    while True:
        try:
            try:
                break
            finally:
                print("inner")
        finally:
            print("outer")
    return "e"


def f():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            return "handler"
        finally:
            print("f1")
    finally:
        print("f2")


def g():
    x = []
    try:
        x.append(1)
        return x
    finally:
        x.append(2)


def h():
    for i in range(3):
        try:
            continue
        finally:
            print("h", i)
    else:
        return "else"


def k():
    try:
        try:
            raise ValueError("one")
        finally:
            raise KeyError("two")
    except KeyError as e:
        return repr(e), repr(e.__context__)


def m():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            if i == 1:
                break
            continue
        finally:
            print("m", i)
    try:
        return e
    except UnboundLocalError as u:
        return str(u)


def n():
    try:
        pass
    finally:
        for i in range(2):
            try:
                continue
            finally:
                print("n", i)


print(a(), b(), c(), d(), e(), f(), g(), h(), k(), m(), n())
