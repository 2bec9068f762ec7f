from threading import Thread


def countdown(n):
    while n > 0:
        n -= 1


COUNT = 200_000
countdown(COUNT)
t1 = Thread(target=countdown, args=(COUNT // 2,))
t2 = Thread(target=countdown, args=(COUNT // 2,))
t1.start()
t2.start()
t1.join()
t2.join()
print("done")
