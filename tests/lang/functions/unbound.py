def f(flag):
    if flag:
        x = 1
    return x


print(f(True))
try:
    f(False)
except UnboundLocalError as e:
    print(e)


def g():
    print(y)
    y = 2


try:
    g()
except UnboundLocalError as e:
    print(type(e).__name__, e)


def h():
    def inner():
        return z

    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    z = 1
    print(inner())


h()


def k():
    x = 1
    del x
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)


k()


def m():
    for i in []:
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)


print(m())
try:
    undefined_name
except NameError as e:
    print(e)
