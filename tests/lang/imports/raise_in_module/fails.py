import fine
print("fails runs")
raise ValueError("not today")
