try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e, type(e).__name__, e.args)
try:
    int("x")
except (TypeError, ValueError) as e:
    print(e)
try:
    [][1]
except LookupError as e:
    print("lookup", e)
try:
    {}["k"]
except Exception as e:
    print(repr(e))
try:
    pass
except:
    print("never")
else:
    print("else")
finally:
    print("finally")
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == "")
try:
    raise ValueError("a", 1)
except ValueError as e:
    print(e, e.args)
try:
    try:
        raise KeyError("inner")
    finally:
        print("cleanup")
except KeyError as e:
    print("outer", e)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        raise ValueError("again")
    except ValueError:
        raise
except ValueError as e:
    print("re", e)
for i in range(3):
    try:
        if i == 1:
            continue
        if i == 2:
            break
        print("body", i)
    finally:
        print("fin", i)
try:
    e
except NameError as err:
    print(err)
