/* nest.c - the spec of a `nest` instruction (runtime/abi.h says how it lies in memory): reading it, and what the verifier asks of
 * it, so that the runtime need not doubt it. */
#include "codegen/ir/ir.h"

static const qn_irins *ins(const qn_irfn *fn, qn_irval v) { return fn->ins.data[v]; }

const int32_t *qn_ir_nest_spec(const qn_irmodule *m, const qn_irfn *fn, const qn_irins *nest) {
  if (nest->nargs < 2 || ins(fn, nest->args[0])->op != QN_I_DATA) return NULL;
  qn_sv row = m->data.data[ins(fn, nest->args[0])->imm[0]];
  if (row.n % 4 || row.n < 4 * QN_NEST_HEAD) return NULL;
  int32_t *words = qn_arena_alloc(m->arena, row.n);
  memcpy(words, row.p, row.n);
  return words;
}

static const int32_t *first_view(const int32_t *spec) { return spec + QN_NEST_HEAD + spec[QN_NEST_ARRAYS] * QN_NEST_ARRAY_WORDS; }

static const int32_t *groups_of(const int32_t *spec) {
  const int32_t *w = first_view(spec);
  for (int32_t k = 0; k < spec[QN_NEST_VIEWS]; k++) w += QN_NEST_VIEW_WORDS + w[4] * QN_NEST_AXIS_WORDS;
  return w;
}

bool qn_ir_nest_view(const int32_t *spec, uint32_t view, qn_irview *out) {
  const int32_t *w = first_view(spec);
  if (view >= (uint32_t)spec[QN_NEST_VIEWS]) return false;
  for (uint32_t k = 0; k < view; k++) w += QN_NEST_VIEW_WORDS + w[4] * QN_NEST_AXIS_WORDS;
  out->array = (uint32_t)w[0], out->group = (uint32_t)w[1], out->offset = w[2];
  out->dtype = (qn_dtype)spec[QN_NEST_HEAD + w[0] * QN_NEST_ARRAY_WORDS + 2];
  const int32_t *g = groups_of(spec) + w[1] * QN_NEST_GROUP_WORDS;
  out->one = g[1] < 0, out->step = g[2];
  return true;
}

/* --- is it well-formed? ------------------------------------------------------------------------------------------------------ */
typedef struct reader {
  const int32_t *spec, *at, *end;
  int32_t n_sites;
} reader;

static bool between(int32_t v, int32_t low, int32_t high) { return v >= low && v <= high; }

static bool head_ok(const reader *r, const qn_irins *i) {
  const int32_t *s = r->spec;
  return between(s[QN_NEST_NDIM], 0, QN_MAX_RANK) && between(s[QN_NEST_INNER], 0, s[QN_NEST_NDIM] ? s[QN_NEST_NDIM] - 1 : 0) &&
         between(s[QN_NEST_FLAGS], 0, 7) && between(s[QN_NEST_ARRAYS], 1, QN_NEST_MOST - 1) &&
         between(s[QN_NEST_VIEWS], 1, QN_NEST_MOST - 1) && between(s[QN_NEST_GROUPS], 1, s[QN_NEST_VIEWS]) &&
         between(s[QN_NEST_SITE], 0, r->n_sites - 1) && s[QN_NEST_INTS] >= 0 && i->nargs == 1 + s[QN_NEST_ARRAYS] + s[QN_NEST_INTS] &&
         (!(s[QN_NEST_FLAGS] & QN_NEST_COPY) || s[QN_NEST_VIEWS] == 2);
}

static bool arrays_ok(reader *r, const qn_irfn *fn, const qn_irins *i) {
  for (int32_t k = 0; k < r->spec[QN_NEST_ARRAYS]; k++, r->at += QN_NEST_ARRAY_WORDS) {
    if (r->end - r->at < QN_NEST_ARRAY_WORDS) return false;
    qn_irtype t = ins(fn, i->args[1 + k])->type;
    if (t.kind != QN_IT_ARRAY || t.rank != r->at[0] || qn_irt_layout(t) != r->at[1] || t.dtype != r->at[2]) return false;
    if (k == 0 && (t.layout & QN_IR_READONLY)) return false;
  }
  for (uint32_t k = 1 + (uint32_t)r->spec[QN_NEST_ARRAYS]; k < i->nargs; k++)
    if (ins(fn, i->args[k])->type.kind != QN_IT_I64) return false;
  return true;
}

static bool operand_ok(const reader *r, const int32_t *w) {
  if (w[0] == QN_NEST_OPERAND_INT) return between(w[1], 0, r->spec[QN_NEST_INTS] - 1);
  return w[0] == QN_NEST_OPERAND_NONE || w[0] == QN_NEST_OPERAND_CONST;
}

static bool view_ok(reader *r, bool stored) {
  const int32_t *v = r->at;
  if (r->end - v < QN_NEST_VIEW_WORDS || !between(v[0], 0, r->spec[QN_NEST_ARRAYS] - 1) || !between(v[1], 0, r->spec[QN_NEST_GROUPS] - 1) ||
      v[2] < 0 || !between(v[3], 0, r->n_sites - 1) || !between(v[4], 0, 2 * QN_MAX_RANK))
    return false;
  int32_t dims = 0, rank = r->spec[QN_NEST_HEAD + v[0] * QN_NEST_ARRAY_WORDS], left = rank;
  r->at += QN_NEST_VIEW_WORDS;
  for (int32_t k = 0; k < v[4]; k++, r->at += QN_NEST_AXIS_WORDS) {
    const int32_t *a = r->at;
    if (r->end - a < QN_NEST_AXIS_WORDS || !between(a[0], QN_NEST_AXIS_FULL, QN_NEST_AXIS_NEW)) return false;
    for (int32_t o = 1; o < QN_NEST_AXIS_WORDS; o += 2)
      if (!operand_ok(r, a + o)) return false;
    if (a[0] == QN_NEST_AXIS_INDEX && a[1] == QN_NEST_OPERAND_NONE) return false;
    left -= a[0] != QN_NEST_AXIS_NEW;
    dims += a[0] != QN_NEST_AXIS_INDEX;
  }
  dims += left;
  return left >= 0 && (stored ? v[0] == 0 && v[1] == 0 && dims == r->spec[QN_NEST_NDIM] : dims <= r->spec[QN_NEST_NDIM]);
}

static bool groups_ok(reader *r) {
  int32_t n = r->spec[QN_NEST_GROUPS];
  if (r->end - r->at != n * QN_NEST_GROUP_WORDS) return false;
  for (int32_t g = 0; g < n; g++) {
    const int32_t *w = r->at + g * QN_NEST_GROUP_WORDS;
    if (!between(w[0], 0, r->spec[QN_NEST_VIEWS] - 1) || !between(w[1], g ? -1 : 0, g ? INT32_MAX - 1 : 0) || (g == 0 && w[0])) return false;
    if (!between(w[2], 1, QN_NEST_MAX_STEP)) return false;
    if ((w[1] || w[2] > 1) && !(r->spec[QN_NEST_FLAGS] & QN_NEST_FIXED)) return false;
  }
  return true;
}

static bool nest_ok(const qn_irmodule *m, const qn_irfn *fn, const qn_irins *i) {
  reader r = {.spec = qn_ir_nest_spec(m, fn, i), .n_sites = (int32_t)m->sites.n};
  if (!r.spec || !head_ok(&r, i)) return false;
  r.at = r.spec + QN_NEST_HEAD;
  r.end = r.spec + m->data.data[ins(fn, i->args[0])->imm[0]].n / 4;
  if (!arrays_ok(&r, fn, i)) return false;
  for (int32_t k = 0; k < r.spec[QN_NEST_VIEWS]; k++)
    if (!view_ok(&r, k == 0)) return false;
  if (!groups_ok(&r)) return false;
  for (int32_t k = 0; k < r.spec[QN_NEST_VIEWS]; k++) {
    qn_irview v, first;
    (void)qn_ir_nest_view(r.spec, (uint32_t)k, &v);
    const int32_t *g = r.at + v.group * QN_NEST_GROUP_WORDS;
    (void)qn_ir_nest_view(r.spec, (uint32_t)g[0], &first);
    if (first.array != v.array || first.group != v.group || first.offset || v.offset > (g[1] < 0 ? 0 : g[1])) return false;
  }
  return qn_irt_eq(i->type, qn_irt(QN_IT_I64));
}

bool qn_ir_nest_ok(const qn_irmodule *m, const qn_irfn *fn, const qn_irins *i) {
  if (i->op == QN_I_NEST) return nest_ok(m, fn, i);
  const qn_irins *nest = ins(fn, i->args[0]);
  qn_irview v;
  if (nest->op != QN_I_NEST) return false;
  const int32_t *spec = qn_ir_nest_spec(m, fn, nest);
  uint64_t view = i->op == QN_I_PUT ? 0 : i->imm[0];
  if (!spec || view > UINT32_MAX || !qn_ir_nest_view(spec, (uint32_t)view, &v)) return false;
  qn_irtype elem = qn_irt_elem(qn_irt_array(v.dtype, 0, 'C', false));
  return qn_irt_eq(i->op == QN_I_PUT ? ins(fn, i->args[1])->type : i->type, elem);
}
