"""Parts of a program."""
class Oops(Exception):
    pass
class Thing:
    def __init__(self, n):
        self.n = n
    def grow(self):
        return Thing(self.n + 1)
    def __repr__(self):
        return f"Thing({self.n})"
    def fail(self):
        raise Oops(f"thing {self.n}")
def where():
    return __name__
if __name__ == "__main__":
    print("not when imported")
