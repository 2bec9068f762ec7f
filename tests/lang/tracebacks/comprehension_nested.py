data = [[1, 2], [3, None]]
total = sum(x + 1 for row in data for x in row)
