print("init pkg")
