# Comparisons that clear or change the sets which are compared: no crash, whatever comes out.
import random


class Key:
    sets = ()
    enabled = False

    def __eq__(self, other):
        if Key.enabled:
            for s in Key.sets:
                if random.randrange(20) == 0:
                    s.clear()
        return Key.enabled and bool(random.randrange(2))

    def __hash__(self):
        return random.randrange(2)


def pair():
    Key.enabled = False
    Key.sets = one, two = ({Key() for _ in range(random.randrange(50))}, {Key() for _ in range(random.randrange(50))})
    Key.enabled = True
    return one, two


random.seed(5)
operations = [lambda a, b: a & b, lambda a, b: a | b, lambda a, b: a - b, lambda a, b: a ^ b, lambda a, b: a == b,
              lambda a, b: a <= b, lambda a, b: a < b, lambda a, b: a.isdisjoint(b), lambda a, b: a.update(b),
              lambda a, b: a.intersection_update(b), lambda a, b: a.difference_update(b), lambda a, b: a.symmetric_difference_update(b),
              lambda a, b: a.issuperset(b), lambda a, b: a.union(b, a), lambda a, b: [a.discard(k) for k in list(b)],
              lambda a, b: [a.add(k) for k in list(b)], lambda a, b: a.update(dict.fromkeys(b))]
done = 0
for operation in operations:
    for _ in range(40):
        one, two = pair()
        try:
            operation(one, two)
        except RuntimeError as e:
            assert "changed size" in str(e), e
        done += 1
print(done)
