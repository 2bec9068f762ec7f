# Instances in lists, as results and arguments of kernels, shared by reference.
from numba import njit, int64, float64
from numba.experimental import jitclass

@jitclass([('name', int64), ('balance', float64)])
class Account:
    def __init__(self, name, balance=0.0):
        self.name = name
        self.balance = balance
    def pay(self, other, amount=1.0):
        if amount > self.balance:
            raise ValueError("not enough money")
        self.balance -= amount
        other.balance += amount

@njit
def simulate(n):
    accounts = [Account(i, 10.0 * i) for i in range(n)]
    for i in range(n - 1, 0, -1):
        accounts[i].pay(accounts[i - 1], 3.0)
    total = 0.0
    richest = accounts[0]
    for a in accounts:
        total += a.balance
        if a.balance > richest.balance:
            richest = a
    return total, richest

total, top = simulate(5)
print(total, top.name, top.balance)
a, b = Account(1, 5.0), Account(2)
a.pay(b)
a.pay(b, 2.0)
print(a.balance, b.balance)
try:
    b.pay(a, 100.0)
except ValueError as e:
    print('ValueError:', e)

@njit
def pick(x, y, first):
    if first:
        return x
    return y

c = pick(a, b, False)
c.balance = 77.0
print(b.balance, pick(a, b, True).name)
