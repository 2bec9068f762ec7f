/* lower_int.h - what the files of lowering share.
 *
 * A value of the typed tree is a list of IR values: a scalar or an array is one, a tuple is its items one after the other,
 * an Optional is a bool (is it there) and its value, None and everything known at compile time is nothing. A slot is
 * that many locals. */
#ifndef QN_LOWER_INT_H
#define QN_LOWER_INT_H

#include "codegen/lower/lower.h"

enum { QN_LVALS = 64 };
typedef struct qn_lval {
  uint32_t n;
  qn_irval v[QN_LVALS];
} qn_lval;

typedef struct qn_lower_state {
  qn_arena *a;
  qn_irmodule *m;
  const qn_tprogram *p;
  const qn_lower_options *options;
  qn_diags *diags;
  qn_irfn **fns; /* by qn_tfunc.id */
  bool failed;
} qn_lower_state;

typedef struct qn_lslot {
  bool made, direct; /* direct: value, not locals (a parameter or temporary that is written once) */
  uint32_t first;    /* local number; the others follow */
  qn_lval *value;
} qn_lslot;

typedef struct qn_lloop {
  struct qn_lloop *outer;
  uint32_t broke; /* local that `break` sets, + 1; 0: none */
} qn_lloop;

typedef struct qn_lfn { /* one function */
  qn_lower_state *in;
  const qn_tfunc *t;
  const struct qn_kfunc *k;
  qn_irfn *fn;
  qn_irb b;
  qn_lslot *slots;   /* by qn_tslot.id */
  uint32_t *flags;   /* by variable: local + 1 of "is set" */
  uint32_t n_vars;
  uint8_t *writes;   /* by slot: how often it is set, at most 2 */
  qn_lloop *loop;
  uint32_t nests; /* open: all they hold has the line of their statement */
  uint32_t pfor_depth;
  qn_irval nest;    /* of the NEST whose body this is */
  qn_irval *elems; /* with races: its elements, loaded */
  qn_irval caught;  /* the value of the innermost try whose handler this is */
  uint32_t depth;   /* of blocks: 1 is the function's own */
} qn_lfn;

/* lower_type.c */
bool qn_lower_is_ref(const qn_type *t); /* its value is a reference to an object */
bool qn_lower_is_cdef(const qn_type *t); /* it is two pointers, lower_cdef.c */
uint32_t qn_lower_count(const qn_type *t); /* how many IR values */
void qn_lower_types(const qn_type *t, qn_irtype *out, uint32_t *n);
qn_irtype qn_lower_type(const qn_type *t); /* of a scalar or array */
qn_lval qn_lower_default(qn_lfn *f, const qn_type *t); /* zeros, empty arrays */
int32_t qn_lower_site(qn_lfn *f, qn_span span, const char *type, const char *operands, const char *fmt, ...)
    QN_PRINTF(5, 6);
qn_irval qn_lint(qn_lfn *f, int64_t v);

/* expr.c, op.c, array.c */
qn_lval qn_lower_expr(qn_lfn *f, const qn_texpr *e);
qn_irval qn_lower_one(qn_lfn *f, const qn_texpr *e); /* a scalar or array */
qn_lval qn_lower_as(qn_lfn *f, const qn_texpr *e, const qn_type *t); /* of type t, poison included */
qn_irval qn_lower_bin(qn_lfn *f, const qn_texpr *e);
qn_irval qn_lower_intrin(qn_lfn *f, const qn_texpr *e);
qn_irval qn_lower_scalar_cast(qn_lfn *f, qn_irval v, qn_irtype to);
qn_irval qn_lower_array(qn_lfn *f, const qn_texpr *e); /* INDEX VIEW SHAPE SIZE T ALLOC COPY GLOBAL */
qn_irval qn_lower_widen(qn_lfn *f, qn_irval array, qn_irtype to);
bool qn_lower_cheap(const qn_texpr *e, int depth); /* may be computed although it is not asked for */
/* The value of type t in the slots at base + 8 · (index + from); index 0: none. */
qn_lval qn_lower_read_item(qn_lfn *f, qn_irval base, qn_irval index, uint32_t from, const qn_type *t);
/* container: whose slots they are; 0: room of this call, where references are only lent. */
void qn_lower_write_item(qn_lfn *f, qn_irval base, qn_irval index, uint32_t from, const qn_type *t, const qn_lval *v,
                         qn_irval container, qn_span span);
qn_lval qn_lower_object(qn_lfn *f, const qn_texpr *e); /* object.c */
qn_lval qn_lower_instance(qn_lfn *f, const qn_texpr *e); /* instance.c */
qn_lval qn_lower_cdef(qn_lfn *f, const qn_texpr *e);
qn_lval qn_lower_cdef_new(qn_lfn *f, const qn_texpr *e);
void qn_lower_store(qn_lfn *f, const qn_tstmt *s);
void qn_lower_fill(qn_lfn *f, const qn_tstmt *s);
void qn_lower_nest(qn_lfn *f, const qn_tstmt *s); /* nest.c */
/* to[...] = from, of one dtype, without making the views. False: nothing was done. */
bool qn_lower_copy_views(qn_lfn *f, const qn_texpr *to, const qn_texpr *from, qn_span span);
qn_irval qn_lower_elem(qn_lfn *f, const qn_texpr *e);
void qn_lower_put(qn_lfn *f, const qn_tstmt *s); /* a STORE to an ELEM */
/* array.c: a new array of another's shape; dst = src, which has that shape */
qn_irval qn_lower_fresh_like(qn_lfn *f, qn_irval array, qn_irtype t, qn_span span);
void qn_lower_copy_elements(qn_lfn *f, qn_irval dst, qn_irval src, bool broadcast);
int32_t qn_lower_index_site(qn_lfn *f, qn_span span);

/* slots */
void qn_slot_set(qn_lfn *f, const qn_tslot *s, const qn_lval *v, bool mark);
qn_lval qn_slot_get(qn_lfn *f, const qn_tslot *s);
void qn_slot_flag(qn_lfn *f, const qn_tslot *s, bool set);
qn_irval qn_slot_is_set(qn_lfn *f, const qn_tslot *s);
uint32_t qn_new_local(qn_lfn *f, const char *name, qn_irtype t);

void qn_lower_block(qn_lfn *f, const qn_tblock *b);

#endif
