def deco(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    return wrapper


@deco
def work(x):
    return x["a"]


work([1])
