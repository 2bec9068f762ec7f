/* lower_type.c - typed tree types as IR types, slots as locals, sites. */
#include "codegen/lower/lower_int.h"
#include "frontend/types/klass.h"
#include "runtime/base/calendar.h"

bool qn_lower_is_ref(const qn_type *t) {
  return t->kind == QN_TYPE_LIST || t->kind == QN_TYPE_SET || t->kind == QN_TYPE_DICT || (t->kind == QN_TYPE_INSTANCE && !qn_lower_is_cdef(t)) ||
         t->kind == QN_TYPE_GENERATOR || t->kind == QN_TYPE_STR;
}

uint32_t qn_lower_count(const qn_type *t) {
  uint32_t n = 0;
  switch (t->kind) {
    case QN_TYPE_SCALAR:
    case QN_TYPE_ENUM:
    case QN_TYPE_ARRAY:
    case QN_TYPE_LIST:
    case QN_TYPE_SET:
    case QN_TYPE_DICT:
    case QN_TYPE_STR:
    case QN_TYPE_GENERATOR: return 1;
    case QN_TYPE_INSTANCE: return qn_lower_is_cdef(t) ? 2 : 1;
    case QN_TYPE_OPTIONAL: return 1 + qn_lower_count(t->item);
    case QN_TYPE_RANGE:
    case QN_TYPE_CLOSURE:
    case QN_TYPE_RECORD:
    case QN_TYPE_TUPLE:
      for (uint32_t i = 0; i < t->n; i++) n += qn_lower_count(t->items[i]);
      return n;
    case QN_TYPE_POISON:
    case QN_TYPE_NONE:
    case QN_TYPE_DTYPE:
    case QN_TYPE_SLICE:
    case QN_TYPE_ELLIPSIS:
    case QN_TYPE_FUNCTION:
    case QN_TYPE_BUILTIN:
    case QN_TYPE_MODULE:
    case QN_TYPE_EXCEPTION:
    case QN_TYPE_TYPE:
    case QN_TYPE_CLASS:
    case QN_TYPE_ITER:
    case QN_TYPE_PENDING: return 0;
  }
  return 0;
}

qn_irtype qn_lower_type(const qn_type *t) {
  if (t->kind == QN_TYPE_ARRAY) return qn_irt_array(qn_dtype_is_time(t->dtype) ? QN_D_INT64 : t->dtype, /* times are their counts */ t->ndim, t->layout, t->readonly);
  if (t->kind == QN_TYPE_ENUM) return qn_irt(QN_IT_I64);
  if (qn_lower_is_ref(t)) return qn_irt(QN_IT_REF);
  return qn_irt_of_dtype(t->dtype);
}

void qn_lower_types(const qn_type *t, qn_irtype *out, uint32_t *n) {
  if (t->kind == QN_TYPE_SCALAR || t->kind == QN_TYPE_ARRAY || t->kind == QN_TYPE_ENUM || qn_lower_is_ref(t)) {
    if (*n < QN_LVALS) out[*n] = qn_lower_type(t);
    ++*n;
  } else if (qn_lower_is_cdef(t)) {
    for (int i = 0; i < 2; i++, ++*n) /* of a list's item the value, as it lies there */
      if (*n < QN_LVALS) out[*n] = qn_irt(i == 0 && t->klass->kind == QN_KCLASS_VMITEM ? QN_IT_I64 : QN_IT_PTR);
  } else if (t->kind == QN_TYPE_OPTIONAL) {
    if (*n < QN_LVALS) out[*n] = qn_irt(QN_IT_BOOL);
    ++*n;
    qn_lower_types(t->item, out, n);
  } else if (t->kind == QN_TYPE_TUPLE || t->kind == QN_TYPE_RECORD || t->kind == QN_TYPE_CLOSURE || t->kind == QN_TYPE_RANGE) {
    for (uint32_t i = 0; i < t->n; i++) qn_lower_types(t->items[i], out, n);
  }
}

qn_irval qn_lint(qn_lfn *f, int64_t v) { return qn_irb_int(&f->b, qn_irt(QN_IT_I64), v); }

static qn_irval zero(qn_lfn *f, qn_irtype t) {
  if (t.kind == QN_IT_ARRAY) return qn_irb_get(&f->b, qn_new_local(f, "", t)); /* never set: an empty array */
  if (t.kind == QN_IT_REF || t.kind == QN_IT_PTR) return qn_irb_null(&f->b, t.kind);
  if (qn_irt_is_float(t)) return qn_irb_float(&f->b, t, 0.0);
  if (qn_irt_is_complex(t)) return qn_irb_complex(&f->b, t, 0.0, 0.0);
  return qn_irb_int(&f->b, t, 0);
}

qn_lval qn_lower_default(qn_lfn *f, const qn_type *t) {
  qn_irtype types[QN_LVALS];
  qn_lval v = {0};
  qn_lower_types(t, types, &v.n);
  for (uint32_t i = 0; i < v.n; i++) v.v[i] = zero(f, types[i]);
  return v;
}

int32_t qn_lower_site(qn_lfn *f, qn_span span, const char *type, const char *operands, const char *fmt, ...) {
  char text[1024];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  const char *name = f->k->prelude ? "" : qn_arena_strndup(f->in->a, f->t->name.p, f->t->name.n);
  return qn_ir_site(f->in->m, (qn_irsite){type, text, operands, name, span});
}

/* --- slots -------------------------------------------------------------------------------------------------------------- */
uint32_t qn_new_local(qn_lfn *f, const char *name, qn_irtype t) { return qn_ir_local(f->in->m, f->fn, name, t); }

static qn_lslot *slot_of(qn_lfn *f, const qn_tslot *s) {
  qn_lslot *l = &f->slots[s->id];
  if (l->made) return l;
  qn_irtype types[QN_LVALS];
  uint32_t n = 0;
  qn_lower_types(s->type, types, &n);
  const char *name = qn_arena_printf(f->in->a, "%.*s", (int)s->var->name.n, s->var->name.n ? s->var->name.p : "");
  if (s->version) name = qn_arena_printf(f->in->a, "%s.%u", name, s->version);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = qn_new_local(f, name, types[i]);
    if (i == 0) l->first = at;
  }
  l->made = true;
  return l;
}

void qn_slot_flag(qn_lfn *f, const qn_tslot *s, bool set) {
  if (!s->var->needs_flag) return;
  uint32_t *flag = &f->flags[s->var->id];
  if (!*flag) *flag = qn_new_local(f, "", qn_irt(QN_IT_BOOL)) + 1;
  qn_irb_set(&f->b, *flag - 1, qn_irb_int(&f->b, qn_irt(QN_IT_BOOL), set));
}

qn_irval qn_slot_is_set(qn_lfn *f, const qn_tslot *s) {
  uint32_t *flag = &f->flags[s->var->id];
  if (!*flag) *flag = qn_new_local(f, "", qn_irt(QN_IT_BOOL)) + 1;
  return qn_irb_get(&f->b, *flag - 1);
}

/* Written once, where everything that reads it comes later in the same block or below: a value, no local. */
static bool is_value(const qn_lfn *f, const qn_tslot *s) {
  if (f->writes[s->id] != 1 || s->var->needs_flag || s->is_param || qn_lower_count(s->type) == 0) return false;
  return s->var->name.n == 0 || f->depth == 1;
}

void qn_slot_set(qn_lfn *f, const qn_tslot *s, const qn_lval *v, bool mark) {
  qn_lslot *l = &f->slots[s->id];
  if (!l->made && is_value(f, s)) {
    l->made = l->direct = true;
    l->value = QN_NEW(f->in->a, qn_lval);
    *l->value = *v;
    return;
  }
  l = slot_of(f, s);
  for (uint32_t i = 0; i < v->n; i++) qn_irb_set(&f->b, l->first + i, v->v[i]);
  if (mark) qn_slot_flag(f, s, true);
}

qn_lval qn_slot_get(qn_lfn *f, const qn_tslot *s) {
  qn_lslot *l = slot_of(f, s);
  if (l->direct) return *l->value;
  qn_lval v = {.n = qn_lower_count(s->type)};
  for (uint32_t i = 0; i < v.n; i++) v.v[i] = qn_irb_get(&f->b, l->first + i);
  return v;
}
