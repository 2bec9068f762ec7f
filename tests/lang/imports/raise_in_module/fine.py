print("fine runs once")
