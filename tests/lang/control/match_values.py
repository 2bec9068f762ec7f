def f(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case "hello":
            return "greeting"
        case None:
            return "none"
        case True:
            return "true"
        case -5:
            return "minus five"
        case 2.5:
            return "float"
        case [a]:
            return f"one {a}"
        case [a, b]:
            return f"two {a} {b}"
        case [1, *rest]:
            return f"one and {rest}"
        case [first, *middle, last]:
            return f"{first} {middle} {last}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"k": 1, **others}:
            return f"k with {others}"
        case {}:
            return "mapping"
        case str() as s if len(s) > 3:
            return f"long {s}"
        case str(s):
            return f"str {s}"
        case int(n) if n > 100:
            return f"big {n}"
        case float() | int():
            return "number"
        case _:
            return "other"


for v in [0, 2, "hello", None, True, -5, 2.5, [7], (8, 9), [1, 2, 3], [4, 5, 6, 7], {"type": "circle", "r": 2},
          {"k": 1, "z": 2}, {"q": 1}, "abcdef", "ab", 500, 50, 9.5, set(), []]:
    print(repr(v), "->", f(v))
