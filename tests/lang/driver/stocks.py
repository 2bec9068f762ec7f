# Trades of a day: volumes, averages, the order of first appearance.
from collections import Counter, defaultdict


def trades(n):
    seed, out = 42, []
    for i in range(n):
        seed = (seed * 1664525 + 1013904223) % 4294967296
        out.append((seed % 12, 10.0 + seed // 1000 % 500 / 100, seed % 90 + 10))
    return out


def volumes(day):
    total = Counter()
    value = defaultdict(float)
    for stock, price, count in day:
        total[stock] += count
        value[stock] += price * count
    return total, {s: value[s] / total[s] for s in total}


def extremes(day):
    low, high, first = {}, {}, {}
    for i, (stock, price, _) in enumerate(day):
        if stock not in first:
            first[stock] = i
            low[stock] = high[stock] = price
        elif price < low[stock]:
            low[stock] = price
        elif price > high[stock]:
            high[stock] = price
    return first, low, high


def streak(day):
    best, run, last = 0, 0, 0.0
    for _, price, _ in day:
        run = run + 1 if price > last else 1
        best = max(best, run)
        last = price
    return best


day = trades(8000)
total, mean = volumes(day)
print(total.most_common(4), total.total())
print({s: round(mean[s], 4) for s in sorted(mean)})
first, low, high = extremes(day)
print(first)
print(min(low.values()), max(high.values()), streak(day))
