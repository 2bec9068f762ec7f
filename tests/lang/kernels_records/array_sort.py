# Sorting by fields, argsort, equality, copies.
import numpy as np

people = np.array([(31, 1.75, 4), (25, 1.62, 1), (31, 1.60, 9), (19, 1.9, 4)],
                  dtype=[('age', int), ('height', float), ('group', np.uint8)])
print(np.sort(people, order='height'))
print(np.sort(people, order=['group', 'age']))
print(np.argsort(people, order='age'), people.argsort(order=('group', 'height')))
copy = people.copy()
copy.sort(order='age')
print(copy)
print(people['age'].mean(), people[people['group'] == 4]['height'])
print(people[['age', 'group']][1])
best = people[np.argmax(people['height'])]
print(best, best['age'])
empty = np.empty_like(people)
print(empty.shape, empty.dtype == people.dtype, people.dtype['height'])
for name in people.dtype.names:
    print(name, people[name].max())
