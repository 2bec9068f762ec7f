import cycb
va = 1
def f(): return cycb.g()
