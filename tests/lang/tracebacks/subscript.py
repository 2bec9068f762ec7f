def get(data, i):
    total = 1 + data["items"][i] * 2
    return total


get({"items": [1, 2]}, 5)
