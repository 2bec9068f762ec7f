from abc import ABC, abstractmethod
class Animal(ABC):
    def __init__(self, name): self.name = name
    @abstractmethod
    def sound(self): ...
    @abstractmethod
    def legs(self): return 4
    def speak(self): return f"{self.name} says {self.sound()} on {self.legs()} legs"
class Dog(Animal):
    def sound(self): return "woof"
    def legs(self): return super().legs()
class Fish(Animal):
    def sound(self): return ""
for cls in (Animal, Fish):
    try: cls("x")
    except TypeError as e: print(e)
print(Dog("Rex").speak(), issubclass(Dog, Animal), isinstance(Dog("a"), ABC), sorted(Animal.__abstractmethods__), Dog.__abstractmethods__)
class Meta(ABC):
    @property
    @abstractmethod
    def v(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
class Impl(Meta):
    v = 3
    @classmethod
    def make(cls): return cls()
print(Impl.make().v)
