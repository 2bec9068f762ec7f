/* random.c - placeholder replaced by the generators. */
#include "runtime/object/array/iter.h"
void qn_random_free(qn_rt *rt) { (void)rt; }
