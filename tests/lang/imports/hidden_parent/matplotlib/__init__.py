name = "own"
