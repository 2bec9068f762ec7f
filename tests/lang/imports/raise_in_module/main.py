import sys
for i in range(2):
    try:
        import fails
    except ValueError as e:
        print(i, e, "fails" in sys.modules, "fine" in sys.modules)
def later():
    import deep_error
    return deep_error
later()
