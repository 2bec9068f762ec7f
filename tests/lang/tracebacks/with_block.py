class M:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        return False


def f():
    with M() as m:
        m.nothing()


f()
