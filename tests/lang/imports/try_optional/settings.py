NAME = "default"
DEBUG = False
