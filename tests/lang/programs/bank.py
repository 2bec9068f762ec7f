class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need = need


class Account:
    total = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
        Account.total += 1

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self._balance += amount
        self.history.append(("in", amount))

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(("out", amount))

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"


class Savings(Account):
    rate = 0.05

    def interest(self):
        self.deposit(self.balance * self.rate)


a, s = Account("ann", 100), Savings("sam", 200)
a.deposit(50)
s.interest()
for acc, amount in ((a, 30), (s, 500), (a, -1)):
    try:
        acc.withdraw(amount) if amount > 0 else acc.deposit(amount)
        print("ok", acc)
    except InsufficientFunds as e:
        print("refused:", e, e.need)
    except ValueError as e:
        print("bad:", e)
print(a, s, Account.total, a.history)
