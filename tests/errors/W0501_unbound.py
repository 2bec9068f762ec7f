def f(values):
    return lenght(values)
