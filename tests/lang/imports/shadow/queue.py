mine = "queue"
