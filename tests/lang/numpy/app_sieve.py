import numpy as np

n = 200
sieve = np.ones(n + 1, dtype=bool)
sieve[:2] = False
for i in range(2, int(n ** 0.5) + 1):
    if sieve[i]:
        sieve[i * i::i] = False
primes = np.nonzero(sieve)[0]
print(primes, len(primes), primes.sum())
print(np.diff(primes).max(), np.bincount(np.diff(primes)))
