assert True
assert 1 < 2, "fine"
try:
    assert False
except AssertionError as e:
    print("empty", repr(e), e.args)
try:
    assert 1 > 2, "one is not " + "two"
except AssertionError as e:
    print(e)
try:
    assert [], {"a": 1}
except AssertionError as e:
    print(e.args)
