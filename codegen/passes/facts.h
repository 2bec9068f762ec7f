/* facts.h - what passes may conclude from constants, extents and counted loops. */
#ifndef QN_PASSES_FACTS_H
#define QN_PASSES_FACTS_H

#include "codegen/ir/ir.h"

static inline bool qn_fact_counted(const qn_irins *i) { return i->op == QN_I_FOR || i->op == QN_I_PFOR; }
bool qn_fact_constant(const qn_irfn *fn, qn_irval v, int64_t *c);
/* v = base + *c, taking constant additions off */
qn_irval qn_fact_strip(const qn_irfn *fn, qn_irval v, int64_t *c);
/* Is value n the extent of that dimension of the array (or a constant not above it)? */
bool qn_fact_is_extent(const qn_irfn *fn, qn_irval n, qn_irval array, uint32_t dim);
/* A lower bound; INT64_MIN: none known. */
int64_t qn_fact_lower_bound(const qn_irfn *fn, qn_irval v);
/* Is 0 <= index < extent of array's dimension wherever index exists? */
bool qn_fact_in_bounds(const qn_irfn *fn, qn_irval index, qn_irval array, uint32_t dim);

/* Is d > 0 wherever an iteration of the loop runs? */
bool qn_fact_positive_in(const qn_irfn *fn, qn_irval d, qn_irval loop);
/* No effect, cannot fail, reads no memory or local: may be moved, merged, dropped. */
bool qn_fact_pure(const qn_irins *i);

#endif
