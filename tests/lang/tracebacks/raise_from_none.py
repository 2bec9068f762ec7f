def g():
    try:
        {}["x"]
    except KeyError:
        raise LookupError("hidden") from None


g()
