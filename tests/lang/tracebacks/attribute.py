class A:
    value = 1

    def method(self):
        return self.valeu


A().method()
