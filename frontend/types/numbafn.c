/* numbafn.c - functions of numba inside kernels: threads and chunks, literal_unroll. */
#include "frontend/types/builtin.h"

/* In the order of runtime/parallel's QN_PAR_*. */
static const struct {
  const char *name;
  bool sets, tells;
} queries[] = {{"numba.get_num_threads", false, true},
               {"numba.get_thread_id", false, true},
               {"numba.set_num_threads", true, false},
               {"numba.get_parallel_chunksize", false, true},
               {"numba.set_parallel_chunksize", true, true}};

qn_texpr *qn_bi_threads(qn_fn *f, qn_sv name, const qn_cargs *c) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64], *none = f->in->types->none;
  uint32_t which = 0;
  while (!qn_sv_is(name, queries[which].name)) which++;
  bool fits = !c->n_kw && c->n_pos == (queries[which].sets ? 1 : 0);
  if (!fits || (c->n_pos && !qn_type_is_int(c->pos[0]->type))) return qn_bad_args(f, name, c);
  qn_texpr *args[2] = {qn_tx_int(f, f->in->types->scalar[QN_D_INT32], which, c->span),
                       c->n_pos ? qn_cast(f, c->pos[0], i64) : qn_tx_int(f, i64, 0, c->span)};
  qn_texpr *e = qn_tx_helper(f, "qn_par_query", i64, c->span, args, 2);
  if (queries[which].tells) return e;
  if (f->out) { /* set_num_threads() is None */
    qn_tstmt *s = qn_ts(f, QN_TS_EXPR, c->span);
    s->expr = e;
    qn_add(f, s);
  }
  return qn_tx_nothing(f, none, c->span);
}

/* Loops over tuples of several types are unrolled anyway. */
qn_texpr *qn_bi_literal_unroll(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_kw || c->n_pos != 1) return qn_bad_args(f, name, c);
  return c->pos[0];
}

qn_texpr *qn_bi_objmode(qn_fn *f, qn_sv name, const qn_cargs *c) {
  (void)name;
  qn_diag *d = qn_terror(f, QN_DIAG_UNSUPPORTED, c->span, "numba.objmode is not supported: there is no object mode");
  qn_tnote(f, d, (qn_span){0}, "do this part in undecorated code, before or after the kernel");
  return qn_poison(f, c->span);
}
