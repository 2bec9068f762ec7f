for f in (int, float, complex, round, abs, str):
    try:
        print(f.__name__, f(None))
    except TypeError as e:
        print(e)
