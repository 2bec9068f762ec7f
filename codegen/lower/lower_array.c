/* lower_array.c - arrays: elements, views, allocation, copies. */
#include "codegen/lower/lower_int.h"

static bool unchecked(const qn_lfn *f) { return f->in->options->allow_unchecked && f->k->options.no_boundscheck; }

int32_t qn_lower_index_site(qn_lfn *f, qn_span span) {
  if (f->k->rules == QN_RULES_CYTHON) return qn_lower_site(f, span, "IndexError", "iii", "Out of bounds on buffer access (axis {1})");
  return qn_lower_site(f, span, "IndexError", "iii", "index {0} is out of bounds for axis {1} with size {2}");
}

qn_irval qn_lower_widen(qn_lfn *f, qn_irval array, qn_irtype to) {
  if (qn_irt_eq(qn_irb_type(&f->b, array), to)) return array;
  return qn_irb_slice(&f->b, array, "", NULL, 0, to, qn_lower_index_site(f, (qn_span){f->b.line, 0, f->b.line, 0}));
}

/* --- elements ---------------------------------------------------------------------------------------------------------- */
typedef struct place {
  qn_irval array;
  qn_irval index[QN_MAX_RANK + 1];
  uint32_t flags;
  int32_t site;
} place;

static place element_place(qn_lfn *f, const qn_texpr *e) {
  place p = {.site = QN_IR_NOSITE};
  p.array = qn_lower_one(f, e->args[0]);
  bool all_natural = true;
  for (uint32_t i = 1; i < e->n; i++) {
    p.index[i - 1] = qn_lower_one(f, e->args[i]);
    const qn_texpr *at = e->args[i];
    all_natural = all_natural && at->kind == QN_TX_CONST && at->i >= 0;
  }
  bool no_wrap = f->k->rules == QN_RULES_CYTHON && f->k->options.no_wraparound;
  if (!e->in_range && !unchecked(f)) p.flags |= QN_IF_CHECK, p.site = qn_lower_index_site(f, e->span);
  if (!e->natural && !all_natural && !no_wrap) p.flags |= QN_IF_WRAP;
  return p;
}

void qn_lower_store(qn_lfn *f, const qn_tstmt *s) {
  if (s->place->kind == QN_TX_ELEM) {
    qn_lower_put(f, s);
    return;
  }
  qn_irval v = qn_lower_as(f, s->expr, s->place->type).v[0];
  place p = element_place(f, s->place);
  f->b.line = s->span.line;
  qn_irb_store(&f->b, p.array, p.index, v, p.flags, p.site);
}

/* --- views ---------------------------------------------------------------------------------------------------------------- */
static qn_irval view(qn_lfn *f, const qn_texpr *e) {
  char spec[QN_MAX_AXES + 1];
  qn_irval args[3 * QN_MAX_AXES];
  uint32_t n = 0, n_spec = 0, kept = e->n_axes;
  qn_irval array = qn_lower_one(f, e->args[0]);
  while (kept && e->axes[kept - 1].kind == QN_AXIS_FULL && e->axes[kept - 1].implied) kept--;
  for (uint32_t i = 0; i < kept; i++) {
    const qn_taxis *a = &e->axes[i];
    int bits = 0;
    switch (a->kind) {
      case QN_AXIS_INT:
        args[n++] = qn_lower_one(f, a->at);
        spec[n_spec++] = 'i';
        continue;
      case QN_AXIS_NEW: spec[n_spec++] = 'n'; continue;
      case QN_AXIS_FULL: spec[n_spec++] = '0'; continue;
      case QN_AXIS_SLICE: break;
    }
    if (a->lo) args[n++] = qn_lower_one(f, a->lo), bits |= 1;
    if (a->hi) args[n++] = qn_lower_one(f, a->hi), bits |= 2;
    if (a->step) {
      qn_irval step = qn_lower_one(f, a->step);
      int32_t site = qn_lower_site(f, e->span, "ValueError", "", "slice step cannot be zero");
      if (a->step->kind != QN_TX_CONST || a->step->i == 0)
        qn_irb_check(&f->b, qn_irb_bin(&f->b, QN_I_NE, step, qn_lint(f, 0), 0, QN_IR_NOSITE), NULL, 0, site);
      args[n++] = step, bits |= 4;
    }
    spec[n_spec++] = (char)('0' + bits);
  }
  spec[n_spec] = 0;
  return qn_irb_slice(&f->b, array, qn_arena_strndup(f->in->a, spec, n_spec), args, n, qn_lower_type(e->type),
                      qn_lower_index_site(f, e->span));
}

/* --- loops over all elements ------------------------------------------------------------------------------------------------ */
typedef struct nest {
  qn_irval index[QN_MAX_RANK + 1];
  uint32_t rank;
} nest;

static void open_nest(qn_lfn *f, nest *n, qn_irval over, uint32_t rank) {
  n->rank = rank;
  qn_irval zero = qn_lint(f, 0), one = qn_lint(f, 1), extents[QN_MAX_RANK];
  for (uint32_t d = 0; d < rank; d++) extents[d] = qn_irb_shape(&f->b, over, d);
  for (uint32_t d = 0; d < rank; d++) n->index[d] = qn_irb_for(&f->b, zero, extents[d], one);
}
static void close_nest(qn_lfn *f, const nest *n) {
  for (uint32_t d = 0; d < n->rank; d++) qn_irb_end(&f->b);
}

/* dst[...] = src, which has dst's shape, or 1 where it is repeated; bad shapes were raised before. */
void qn_lower_copy_elements(qn_lfn *f, qn_irval dst, qn_irval src, bool broadcast) {
  qn_irtype td = qn_irb_type(&f->b, dst), ts = qn_irb_type(&f->b, src);
  qn_irval zero = qn_lint(f, 0), one_size[QN_MAX_RANK];
  for (uint32_t d = 0; broadcast && d < ts.rank; d++)
    one_size[d] = qn_irb_bin(&f->b, QN_I_EQ, qn_irb_shape(&f->b, src, d), qn_lint(f, 1), 0, QN_IR_NOSITE);
  nest n;
  open_nest(f, &n, dst, td.rank);
  qn_irval at[QN_MAX_RANK + 1];
  for (uint32_t d = 0; d < ts.rank; d++) {
    qn_irval i = n.index[td.rank - ts.rank + d];
    at[d] = broadcast ? qn_irb_select(&f->b, one_size[d], zero, i) : i;
  }
  qn_irval v = qn_irb_load(&f->b, src, at, 0, QN_IR_NOSITE);
  qn_irb_store(&f->b, dst, n.index, qn_lower_scalar_cast(f, v, qn_irt_elem(td)), 0, QN_IR_NOSITE);
  close_nest(f, &n);
}

qn_irval qn_lower_fresh_like(qn_lfn *f, qn_irval array, qn_irtype t, qn_span span) {
  qn_irval size[QN_MAX_RANK + 1];
  for (uint32_t d = 0; d < t.rank; d++) size[d] = qn_irb_shape(&f->b, array, d);
  int32_t site = qn_lower_site(f, span, "MemoryError", "", "no memory for an array");
  return qn_irb_alloc(&f->b, t, "empty", size, 0, site);
}

/* Up to four extents can be told. */
static void wrong_shape(qn_lfn *f, const qn_tstmt *s, qn_irval dst, qn_irval src, uint32_t d, qn_irval fits) {
  qn_irtype td = qn_irb_type(&f->b, dst), ts = qn_irb_type(&f->b, src);
  qn_irval operands[4];
  if (td.rank + ts.rank > 4) {
    operands[0] = qn_irb_shape(&f->b, src, d), operands[1] = qn_irb_shape(&f->b, dst, td.rank - ts.rank + d), operands[2] = qn_lint(f, d);
    int32_t site = qn_lower_site(f, s->span, "ValueError", "iii", "could not broadcast input array: size {0} into size {1} (axis {2})");
    qn_irb_check(&f->b, fits, operands, 3, site);
    return;
  }
  static const char *const shapes[3][4] = {{"({0},)", "({0},{1})", "({0},{1},{2})", ""}, {"({1},)", "({1},{2})", "({1},{2},{3})", ""}, {"({2},)", "({2},{3})", "", ""}};
  static const char letters[4][5] = {"i", "ii", "iii", "iiii"};
  uint32_t n = 0;
  for (uint32_t k = 0; k < ts.rank; k++) operands[n++] = qn_irb_shape(&f->b, src, k);
  for (uint32_t k = 0; k < td.rank; k++) operands[n++] = qn_irb_shape(&f->b, dst, k);
  const char *to = ts.rank == 3 ? "({3},)" : shapes[ts.rank][td.rank - 1];
  int32_t site = qn_lower_site(f, s->span, "ValueError", letters[n - 1], "could not broadcast input array from shape %s into shape %s",
                               shapes[0][ts.rank - 1], to);
  qn_irb_check(&f->b, fits, operands, n, site);
}

static void fill_array(qn_lfn *f, const qn_tstmt *s, qn_irval dst, qn_irval src) {
  qn_irtype td = qn_irb_type(&f->b, dst), ts = qn_irb_type(&f->b, src);
  for (uint32_t d = 0; d < ts.rank; d++) {
    qn_irval have = qn_irb_shape(&f->b, src, d), want = qn_irb_shape(&f->b, dst, td.rank - ts.rank + d);
    qn_irval same = qn_irb_bin(&f->b, QN_I_EQ, have, want, 0, QN_IR_NOSITE);
    qn_irval single = qn_irb_bin(&f->b, QN_I_EQ, have, qn_lint(f, 1), 0, QN_IR_NOSITE);
    wrong_shape(f, s, dst, src, d, qn_irb_bin(&f->b, QN_I_OR, same, single, 0, QN_IR_NOSITE));
  }
  if (!f->in->options->races && td.dtype == ts.dtype) {
    int32_t site = qn_lower_site(f, s->span, "SystemError", "", "qn_k_copy_view");
    qn_irb_hcall(&f->b, "qn_k_copy_view", qn_irt(QN_IT_VOID), (qn_irval[]){dst, src}, 2, site);
    return;
  }
  /* As if the right side were copied first: only where they overlap is it really. */
  qn_irval overlap = qn_irb_bin(&f->b, QN_I_OVERLAP, dst, src, 0, QN_IR_NOSITE);
  qn_irb_if(&f->b, overlap);
  qn_irtype fresh = qn_irt_array((qn_dtype)ts.dtype, ts.rank, 'C', false);
  qn_irval copy = qn_lower_fresh_like(f, src, fresh, s->span);
  qn_lower_copy_elements(f, copy, src, false);
  qn_lower_copy_elements(f, dst, copy, true);
  qn_irb_else(&f->b);
  qn_lower_copy_elements(f, dst, src, true);
  qn_irb_end(&f->b);
}

/* The bits of an element, as qn_k_fill_view takes them; 0: it does not. */
static qn_irval bits_of(qn_lfn *f, qn_irval value) {
  qn_irtype t = qn_irb_type(&f->b, value);
  if (qn_irt_is_complex(t) || f->in->options->races) return 0;
  if (t.kind == QN_IT_F64) return qn_irb_op(&f->b, QN_I_BITS, qn_irt(QN_IT_I64), &value, 1, 0, QN_IR_NOSITE);
  if (t.kind == QN_IT_F32) value = qn_irb_op(&f->b, QN_I_BITS, qn_irt(QN_IT_I32), &value, 1, 0, QN_IR_NOSITE);
  return qn_irb_cast(&f->b, value, qn_irt(QN_IT_I64));
}

void qn_lower_fill(qn_lfn *f, const qn_tstmt *s) {
  bool same = s->expr->type->kind == QN_TYPE_ARRAY && s->expr->type->dtype == s->place->type->dtype;
  if (same && !f->in->options->races && qn_lower_copy_views(f, s->place, s->expr, s->span)) return;
  qn_irval value = qn_lower_one(f, s->expr), dst = qn_lower_one(f, s->place);
  f->b.line = s->span.line;
  if (s->expr->type->kind == QN_TYPE_ARRAY) {
    fill_array(f, s, dst, value);
    return;
  }
  qn_irtype t = qn_irb_type(&f->b, dst);
  bool row = t.rank < 2 && qn_irt_layout(t) == 'C'; /* a loop is as short as the call */
  qn_irval bits = row ? 0 : bits_of(f, value);
  if (bits) {
    int32_t site = qn_lower_site(f, s->span, "SystemError", "", "qn_k_fill_view");
    qn_irb_hcall(&f->b, "qn_k_fill_view", qn_irt(QN_IT_VOID), (qn_irval[]){dst, bits}, 2, site);
    return;
  }
  nest n;
  open_nest(f, &n, dst, t.rank);
  qn_irb_store(&f->b, dst, n.index, value, 0, QN_IR_NOSITE);
  close_nest(f, &n);
}

/* --- new arrays ------------------------------------------------------------------------------------------------------------ */
static qn_irval alloc(qn_lfn *f, const qn_texpr *e) {
  qn_irval size[QN_MAX_RANK + 1], value = 0;
  int rank = e->type->ndim;
  for (int i = 0; i < rank; i++) size[i] = qn_lower_one(f, e->args[i]);
  if (e->fill == QN_FILL_VALUE) value = qn_lower_one(f, e->args[rank]);
  const char *fill = e->fill == QN_FILL_EMPTY ? "empty" : e->fill == QN_FILL_ZERO ? "zeros" : "full";
  int32_t site = qn_lower_site(f, e->span, "MemoryError", "", "no memory for an array");
  return qn_irb_alloc(&f->b, qn_lower_type(e->type), fill, size, value, site);
}

enum { FROZEN_MAX = 1 << 26 };

/* A frozen global array: its bytes lie in the module. */
static qn_irval frozen(qn_lfn *f, const qn_texpr *e) {
  const qn_global *g = e->global;
  if (g->array.n_bytes > FROZEN_MAX) {
    qn_diag_add(f->in->diags, f->t->source, QN_DIAG_LIMIT, e->span,
                "a global array of %llu bytes is too large to be frozen into a kernel; pass it as an argument",
                (unsigned long long)g->array.n_bytes);
    f->in->failed = true;
    return qn_lower_default(f, e->type).v[0];
  }
  uint32_t data = qn_ir_data(f->in->m, g->array.data, g->array.n_bytes);
  return qn_irb_data(&f->b, data, qn_lower_type(e->type), g->array.shape);
}

static qn_irval size_of(qn_lfn *f, const qn_texpr *e) {
  qn_irval a = qn_lower_one(f, e->args[0]), n = qn_lint(f, 1);
  for (int d = 0; d < e->args[0]->type->ndim; d++)
    n = qn_irb_bin(&f->b, QN_I_MUL, n, qn_irb_shape(&f->b, a, (uint32_t)d), 0, QN_IR_NOSITE);
  return n;
}

qn_irval qn_lower_array(qn_lfn *f, const qn_texpr *e) {
  switch ((int)e->kind) {
    case QN_TX_INDEX: {
      place p = element_place(f, e);
      return qn_irb_load(&f->b, p.array, p.index, p.flags, p.site);
    }
    case QN_TX_VIEW: return view(f, e);
    case QN_TX_SHAPE: return qn_irb_shape(&f->b, qn_lower_one(f, e->args[0]), (uint32_t)e->i);
    case QN_TX_STRIDE:
    case QN_TX_ROWS: {
      qn_irval a = qn_lower_one(f, e->args[0]);
      bool rows = e->kind == QN_TX_ROWS;
      qn_irtype t = rows ? qn_irb_type(&f->b, a) : qn_irt(QN_IT_I64);
      qn_irval v = qn_irb_op(&f->b, rows ? QN_I_ROWS : QN_I_STRIDE, t, &a, 1, 0, QN_IR_NOSITE);
      qn_irb_at(&f->b, v)->imm[0] = (uint64_t)e->i;
      return v;
    }
    case QN_TX_SIZE: return size_of(f, e);
    case QN_TX_T: {
      qn_irval a = qn_lower_one(f, e->args[0]);
      return qn_irb_op(&f->b, QN_I_TRANSPOSE, qn_lower_type(e->type), &a, 1, 0, QN_IR_NOSITE);
    }
    case QN_TX_FLAT: {
      qn_irval args[2] = {qn_lower_one(f, e->args[0]), qn_lint(f, -1)};
      int32_t site = qn_lower_site(f, e->span, "ValueError", "", "cannot reshape");
      return qn_irb_op(&f->b, QN_I_RESHAPE, qn_lower_type(e->type), args, 2, 0, site);
    }
    case QN_TX_RESHAPE: {
      qn_irval args[QN_MAX_RANK + 1];
      for (uint32_t i = 0; i < e->n; i++) args[i] = qn_lower_one(f, e->args[i]);
      int32_t site = qn_lower_site(f, e->span, "ValueError", "", "total size of new array must be unchanged");
      return qn_irb_op(&f->b, QN_I_RESHAPE, qn_lower_type(e->type), args, e->n, 0, site);
    }
    case QN_TX_RESTRIDE: {
      qn_irval args[QN_MAX_RANK + 1];
      for (uint32_t i = 0; i < e->n; i++) args[i] = qn_lower_one(f, e->args[i]);
      return qn_irb_restride(&f->b, e->text.p, args, e->n, qn_lower_type(e->type));
    }
    case QN_TX_ALLOC: return alloc(f, e);
    case QN_TX_COPY: {
      qn_irtype t = qn_lower_type(e->type), writable = t;
      writable.layout &= (uint8_t)~QN_IR_READONLY;
      qn_irval a = qn_lower_one(f, e->args[0]), copy = qn_lower_fresh_like(f, a, writable, e->span);
      qn_lower_copy_elements(f, copy, a, false);
      if (!(t.layout & QN_IR_READONLY)) return copy;
      char whole[QN_MAX_RANK + 1] = "";
      memset(whole, '0', t.rank);
      return qn_irb_slice(&f->b, copy, whole, NULL, 0, t, qn_lower_index_site(f, e->span));
    }
    default: return frozen(f, e);
  }
}
