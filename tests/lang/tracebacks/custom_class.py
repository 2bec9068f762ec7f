class Thing:
    def __init__(self, v):
        self.v = v

    def check(self):
        if self.v < 0:
            raise BadThing(self.v, "negative")


class BadThing(Exception):
    pass


Thing(1).check()
t = Thing(-1)
t.check()
