mine = "local"
