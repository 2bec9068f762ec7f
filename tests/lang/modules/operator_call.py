# operator.call: positional and keyword arguments, none, what is not callable (new in 3.11)
import operator

print(operator.call(max, 3, 7, 5), operator.call(sorted, [3, 1, 2], reverse=True), operator.call(list))
print(list(map(operator.call, [abs, float, str], [-2, 3, 4])))
for args in ((), (3,), (len, 1, 2)):
    try:
        print(operator.call(*args))
    except TypeError as e:
        print(e)
