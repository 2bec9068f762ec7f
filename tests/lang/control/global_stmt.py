n = 0
names = []


def inc():
    global n
    n += 1
    names.append(n)
    return n


inc()
inc()
print(n, names)


def define():
    global fresh
    fresh = "made"


define()
print(fresh)


def shadow():
    n = 100
    return n


print(shadow(), n)


def side():
    global n
    n = 50
    return 1


n = 5
print(n + side(), n)
n = 5
n += side()
print(n)
n = 5
print([n, side(), n])
x = 1


def change():
    global x
    x = 10
    return 1


print(x * 2 + change() + x)
y = x
y += change()
print(x, y)
