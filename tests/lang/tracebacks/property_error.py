class P:
    @property
    def value(self):
        return 1 / self.zero

    zero = 0


print(P().value)
