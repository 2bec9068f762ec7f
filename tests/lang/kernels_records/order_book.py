# A limit order book kept in an array of records that the kernel makes and grows.
import numpy as np
from numba import njit

order_t = np.dtype([("id", np.int64), ("side", np.int8), ("price", np.float64), ("qty", np.int64)])


@njit
def grown(book):
    bigger = np.zeros(2 * len(book), order_t)
    bigger[: len(book)] = book
    return bigger


@njit
def add(book, n, oid, side, price, qty):
    if n == len(book):
        book = grown(book)
    at = n
    while at > 0 and book[at - 1].price > price:
        book[at] = book[at - 1]
        at -= 1
    o = book[at]
    o.id, o.side, o.price, o.qty = oid, side, price, qty
    return book, n + 1


@njit
def run(prices, sides, qtys):
    book, n = np.zeros(2, order_t), 0
    for i in range(len(prices)):
        book, n = add(book, n, i, sides[i], prices[i], qtys[i])
    return book[:n]


@njit
def depth(book, side):
    total, notional = 0, 0.0
    for o in book:
        if o.side != side:
            continue
        total += o.qty
        notional += o.qty * o.price
    return total, notional


prices = np.array([10.0, 9.5, 10.25, 9.75, 10.5, 9.0, 10.0])
sides = np.array([1, 0, 1, 0, 1, 0, 1], dtype=np.int8)
qtys = np.array([5, 7, 3, 10, 2, 8, 6])
book = run(prices, sides, qtys)
print(book)
print(depth(book, 0), depth(book, 1))
print(book.dtype == order_t, book["price"].mean().round(4))
