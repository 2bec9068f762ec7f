/* collections.h - the native classes of the module collections. */
#ifndef QN_MODULES_COLLECTIONS_H
#define QN_MODULES_COLLECTIONS_H

#include "runtime/object/object.h"

extern qn_class qn_deque_class, qn_defaultdict_class, qn_counter_base_class, qn_ordered_base_class;

#endif
