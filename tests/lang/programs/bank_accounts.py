import logging
import argparse
import sys
import random
from abc import ABC, abstractmethod
from contextlib import contextmanager
from functools import total_ordering, singledispatch, cached_property, reduce

class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need:.2f}, have {have:.2f}")
        self.need, self.have = need, have

@total_ordering
class Account(ABC):
    registry = {}
    def __init_subclass__(cls, /, kind, **kw):
        super().__init_subclass__(**kw)
        cls.registry[kind] = cls
    def __init__(self, owner, balance=0.0):
        self.owner = owner
        self._balance = balance
    @property
    def balance(self):
        return self._balance
    @balance.setter
    def balance(self, v):
        if v < 0:
            raise InsufficientFunds(-v, self._balance)
        self._balance = v
    @abstractmethod
    def fee(self): ...
    def __iadd__(self, amount):
        self.balance += amount
        return self
    def __isub__(self, amount):
        self.balance -= amount + self.fee()
        return self
    def __eq__(self, o): return self.balance == o.balance
    def __lt__(self, o): return self.balance < o.balance
    def __hash__(self): return hash(self.owner)
    def __repr__(self): return f"<{type(self).__qualname__} {self.owner}: {self.balance:,.2f}>"

class Checking(Account, kind="c"):
    def fee(self): return 0.25

class Savings(Account, kind="s"):
    def fee(self): return 0

@contextmanager
def transaction(*accts):
    saved = [a.balance for a in accts]
    try:
        yield accts
    except InsufficientFunds as e:
        for a, b in zip(accts, saved):
            a.balance = b
        print("rolled back:", e)
    else:
        print("committed")

parser = argparse.ArgumentParser(description="toy bank")
parser.add_argument("--seed", type=int, default=3)
parser.add_argument("-n", "--names", nargs="+", default=["ann", "bob"])
args = parser.parse_args(sys.argv[1:])
logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(message)s", stream=sys.stdout)
a, b = Account.registry["c"](args.names[0], 100), Account.registry["s"](args.names[1], 1_000_000.5)
with transaction(a, b):
    a -= 20; b += 20
with transaction(a, b):
    b += 500; a -= 500
print(a, b, a < b, max(a, b).owner, a >= b, sorted([b, a]))
logging.info("done %s %d", a.owner, 3)
try:
    Account("x")
except TypeError as e:
    print(e)
random.seed(args.seed)
print([random.randint(1, 6) for _ in range(5)], random.choice("abc"), round(random.gauss(0, 1), 6), random.sample(range(10), 3))

@singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return "[" + ", ".join(map(show, x)) + "]"
print(show([1, "a", [2]]), vars(a))
