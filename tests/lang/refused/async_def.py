# oracle: none
# stderr: ignore
async def f():
    return await g()


print("defined")
f()
