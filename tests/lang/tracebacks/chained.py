def load(k):
    d = {}
    return d[k]


def run():
    try:
        load("key")
    except KeyError as e:
        raise ValueError("no config") from e


try:
    run()
except ValueError:
    undefined_thing()
