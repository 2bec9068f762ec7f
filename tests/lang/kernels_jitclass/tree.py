# A binary search tree of instances that refer to their own class.
import numpy as np
from numba import njit, deferred_type, optional, int64
from numba.experimental import jitclass

node_type = deferred_type()

@jitclass([('key', int64), ('count', int64), ('left', optional(node_type)), ('right', optional(node_type))])
class Node:
    def __init__(self, key):
        self.key = key
        self.count = 1
        self.left = None
        self.right = None

node_type.define(Node.class_type.instance_type)

@njit
def insert(root, key):
    node = root
    while True:
        if key == node.key:
            node.count += 1
            return
        if key < node.key:
            left = node.left
            if left is None:
                node.left = Node(key)
                return
            node = left
        else:
            right = node.right
            if right is None:
                node.right = Node(key)
                return
            node = right

@njit
def depth_of(root, key):
    d = 0
    node = root
    while node.key != key:
        nxt = node.left if key < node.key else node.right
        if nxt is None:
            return -1
        node = nxt
        d += 1
    return d

root = Node(50)
for k in [30, 70, 20, 40, 60, 80, 30, 65]:
    insert(root, k)
print(root.left.key, root.right.key, root.left.count)
print([depth_of(root, k) for k in (50, 20, 65, 99)])
print(root.left.left.left is None, root.right.left.right.key)
