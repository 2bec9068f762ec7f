def outer():
    def inner(x):
        return x.missing

    return list(map(inner, [1]))


outer()
