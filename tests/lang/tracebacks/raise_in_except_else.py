try:
    x = 1
except ValueError:
    pass
else:
    raise TypeError("from else")
finally:
    print("finally runs")
