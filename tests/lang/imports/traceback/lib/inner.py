def run(f, arg):
    try:
        return f(arg)
    except ZeroDivisionError as e:
        raise ValueError("no values") from e
