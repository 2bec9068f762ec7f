/* loop.h - what the loops' own files share: what a `for` runs over (source.c), the fixpoint (loop.c), reductions into arrays
 * (reduce_arrays.c). */
#ifndef QN_TYPES_LOOP_H
#define QN_TYPES_LOOP_H
#include "frontend/types/builtin.h"

typedef struct qn_iterated { /* something with a length and an item for each index */
  enum { SRC_RANGE, SRC_ARRAY, SRC_TUPLE, SRC_LIST, SRC_TABLE, SRC_ENUMERATE, SRC_ZIP, SRC_REVERSED, SRC_INDICES, SRC_STR } kind;
  qn_texpr *value;                        /* ARRAY, TUPLE, LIST, TABLE: stable */
  qn_tslot *entry;                        /* TABLE: where it stands */
  qn_texpr *count;                        /* TABLE, REVERSED: its length at first */
  char part;                              /* TABLE: 'k' keys, 'v' values, 'i' both */
  qn_texpr *lo, *hi, *step;               /* RANGE; ENUMERATE: lo is the start. Stable; step NULL is 1 */
  qn_dtype dtype;                         /* RANGE */
  struct qn_iterated *parts;
  uint32_t n;
  qn_texpr **sizes;                       /* INDICES (np.ndindex, np.ndenumerate, np.nditer): n of them, stable; value: NULL or
                                             the array; dtype is unused */
  bool with_index, with_value;            /* INDICES: what an item is */
} qn_iterated;

typedef struct qn_loop_desc {
  qn_each each;
  const qn_node *test;   /* while */
  qn_tslot *counter;     /* for: a temporary index, or the variable's own slot when direct */
  bool direct, parallel;
  bool stepping; /* a while loop: the source may change while it runs, or has no index */
  bool in_block;         /* a block of a parallel loop: its jumps are those of the loop */
  qn_iterated src;
} qn_loop_desc;

static inline qn_texpr *qn_tx_int64(qn_fn *f, int64_t v, qn_span s) { return qn_tx_int(f, f->in->types->scalar[QN_D_INT64], v, s); }
static inline qn_texpr *qn_tx_bin64(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b) {
  return qn_tx_bin(f, op, f->in->types->scalar[QN_D_INT64], a->span, a, b);
}

/* --- source.c: each of the first four says false after an error --------------------------------------------------------------- */
bool qn_source_of_call(qn_fn *f, const qn_node *call, qn_iterated *s, bool *known); /* *known: it is one that needs no value */
bool qn_source_of_value(qn_fn *f, qn_texpr *e, qn_iterated *s);
bool qn_source_of_zip(qn_fn *f, qn_nodes parts, qn_iterated *s);
bool qn_source_of_range_call(qn_fn *f, const qn_node *call, qn_iterated *s);
qn_texpr *qn_stable(qn_fn *f, qn_texpr *e); /* evaluated now, once */
qn_texpr *qn_source_length(qn_fn *f, const qn_iterated *s);
qn_texpr *qn_source_range_length(qn_fn *f, const qn_iterated *s);
qn_texpr *qn_source_item(qn_fn *f, const qn_iterated *s, qn_texpr *index, qn_span span);
bool qn_source_steps(const qn_iterated *s);    /* has no fixed length: qn_source_more asks before each item */
bool qn_source_has_list(const qn_iterated *s); /* its length may change: qn_may_change_lists (changes.c) */
bool qn_source_needs_index(const qn_iterated *s);
qn_texpr *qn_source_more(qn_fn *f, const qn_iterated *s, qn_texpr *index, qn_span span);
bool qn_may_change_lists(qn_fn *f, const qn_each *e);

/* --- loop.c -------------------------------------------------------------------------------------------------------------------- */
void qn_settle_loop(qn_fn *f, qn_loop_desc *d, qn_tstmt *s);
void qn_parallel_parts(qn_fn *f, const qn_prange_names *names, qn_tstmt *s);

/* --- reduce_arrays.c ------------------------------------------------------------------------------------------------------------ */
enum { QN_ARRAY_REDUCTIONS = 16 };
typedef struct qn_block_loop {
  const qn_each *each;
  qn_iterated src;
  qn_texpr *n, *blocks; /* iterations, blocks: stable */
  qn_prange_names arrays;
  qn_texpr *parts[QN_ARRAY_REDUCTIONS];
} qn_block_loop;
bool qn_take_array_reductions(qn_fn *f, qn_prange_names *names, qn_block_loop *b); /* out of names; false: there are none */
void qn_blocks_for(qn_fn *f, const qn_each *e, qn_block_loop *b, const qn_prange_names *names);
#endif
