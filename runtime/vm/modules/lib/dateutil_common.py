"""dateutil._common: the days of the week, each with a count: MO(-1) is the last Monday."""


class weekday:
    def __init__(self, weekday, n=None):
        if n == 0:
            raise ValueError("Can't create weekday with n==0")
        self.weekday, self.n = weekday, n

    def __call__(self, n):
        return self if n == self.n else type(self)(self.weekday, n)

    def __eq__(self, other):
        return isinstance(other, weekday) and self.weekday == other.weekday and self.n == other.n

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash((self.weekday, self.n))

    def __repr__(self):
        s = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[self.weekday]
        return "%s(%+d)" % (s, self.n) if self.n else s


MO, TU, WE, TH, FR, SA, SU = [weekday(k) for k in range(7)]
