/* frame.c - the value stack, spare frames, and binding arguments to parameters. */
#include "runtime/vm/vm_int.h"

enum { SEGMENT_MIN = 16 * 1024, FRAMES_AT_ONCE = 32 };

qn_frame *qn_frame_spare(qn_rt *rt, qn_frame *f) {
  if (f->next) return f->next;
  size_t size = sizeof(qn_frame);
  qn_frame *n = qn_alloc(rt->alloc, size);
  if (!n) return qn_raise_memory(rt), NULL;
  memset(n, 0, size);
  f->next = n;
  return n;
}

static qn_segment *new_segment(qn_rt *rt, size_t n) {
  size_t size = sizeof(qn_segment) + n * sizeof(qn_value);
  qn_segment *s = qn_alloc(rt->alloc, size);
  if (!s) return qn_raise_memory(rt), NULL;
  memset(s, 0, size);
  s->n = n;
  s->end = s->slots + n;
  return s;
}

qn_value *qn_frame_window(qn_rt *rt, qn_thread *th, qn_frame *top, uint32_t n, bool *seg) {
  *seg = false;
  qn_value *at = top && top->code ? qn_frame_top(top) : th->seg ? th->seg->slots : NULL;
  if (th->seg && at + n <= th->seg->end) return at;
  if (th->seg && th->seg->next && th->seg->next->n < n) { /* the spare one is too small */
    qn_free(rt->alloc, th->seg->next, sizeof(qn_segment) + th->seg->next->n * sizeof(qn_value));
    th->seg->next = NULL;
  }
  qn_segment *s = th->seg ? th->seg->next : NULL;
  if (!s) {
    s = new_segment(rt, n > SEGMENT_MIN ? n : SEGMENT_MIN);
    if (!s) return NULL;
    s->prev = th->seg;
    if (th->seg) th->seg->next = s;
  }
  if (!th->seg) {
    th->seg = s;
    return s->slots;
  }
  th->seg = s;
  *seg = true;
  return s->slots;
}

void qn_frame_drop_segment(qn_thread *th) { th->seg = th->seg->prev; }

int qn_recursion_error(qn_rt *rt) { return qn_raise(rt, QN_E_RecursionError, "maximum recursion depth exceeded"); }

/* --- arguments ------------------------------------------------------------------------------------------------------ */
static qn_sym param(const qn_code *code, uint32_t i) { return code->scope->locals.n > i ? code->scope->locals.data[i]->name : code->name; }

/* A plain function of a Cython module, which words what it was given as Cython does. */
static bool of_cython(const qn_function *fn) { return fn->code->unit->dialect == QN_DIALECT_CYTHON && !strchr(fn->qualname->text, '.'); }

static int cython_count(qn_rt *rt, const qn_function *fn, uint32_t given) {
  const qn_code *c = fn->code;
  const uint32_t least = c->npos - fn->ndefaults, n = given < least ? least : c->npos;
  const bool exact = !fn->ndefaults && !(c->flags & QN_CODE_VARARGS);
  return qn_raise(rt, QN_E_TypeError, "%s() takes %s %u positional argument%s (%u given)", fn->qualname->text, exact ? "exactly" : given < least ? "at least" : "at most",
                  n, n == 1 ? "" : "s", given);
}

static int too_many(qn_rt *rt, const qn_function *fn, const qn_args *a, const qn_value *r) {
  const qn_code *c = fn->code;
  if (of_cython(fn)) return cython_count(rt, fn, a->npos);
  uint32_t kwonly = 0;
  for (uint32_t i = c->npos; i < (uint32_t)c->npos + c->nkwonly; i++) kwonly += r[i].tag != QN_UNSET;
  char takes[64], extra[96] = "";
  bool plural = c->npos != 1;
  if (fn->ndefaults) {
    snprintf(takes, sizeof takes, "from %u to %u", c->npos - fn->ndefaults, c->npos);
    plural = true;
  } else {
    snprintf(takes, sizeof takes, "%u", c->npos);
  }
  if (kwonly)
    snprintf(extra, sizeof extra, " positional argument%s (and %u keyword-only argument%s)", a->npos == 1 ? "" : "s", kwonly, kwonly == 1 ? "" : "s");
  return qn_raise(rt, QN_E_TypeError, "%s() takes %s positional argument%s but %u%s %s given", fn->qualname->text, takes,
                  plural ? "s" : "", a->npos, extra, a->npos == 1 && !kwonly ? "was" : "were");
}

/* 'a', 'b', and 'c' */
static int missing(qn_rt *rt, const qn_function *fn, const qn_value *r, uint32_t from, uint32_t to, const char *what) {
  const qn_code *c = fn->code;
  uint32_t n = 0, seen = 0;
  for (uint32_t i = from; i < to; i++) n += r[i].tag == QN_UNSET;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (uint32_t i = from; i < to; i++) {
    if (r[i].tag != QN_UNSET) continue;
    seen++;
    qn_buf_printf(&b, "%s'%s'", seen == 1 ? "" : seen < n ? ", " : n == 2 ? " and " : ", and ", param(c, i)->text);
  }
  qn_raise(rt, QN_E_TypeError, "%s() missing %u required %s argument%s: %s", fn->qualname->text, n, what, n == 1 ? "" : "s",
           b.p ? b.p : "");
  qn_buf_deinit(&b);
  return -1;
}

static int positional_as_keyword(qn_rt *rt, const qn_function *fn, const qn_args *a) {
  const qn_code *c = fn->code;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (uint32_t p = 0; p < c->nposonly; p++)
    for (uint32_t i = 0; i < a->nkw; i++)
      if (a->kwnames[i] == param(c, p)) qn_buf_printf(&b, "%s%s", b.n ? ", " : "", param(c, p)->text);
  qn_raise(rt, QN_E_TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", fn->qualname->text,
           b.p ? b.p : "");
  qn_buf_deinit(&b);
  return -1;
}

static int bind_keyword(qn_rt *rt, const qn_function *fn, const qn_args *a, uint32_t k, qn_value *r, qn_value kwargs) {
  const qn_code *c = fn->code;
  qn_sym name = a->kwnames[k];
  uint32_t n = (uint32_t)c->npos + c->nkwonly;
  for (uint32_t i = c->nposonly; i < n; i++) {
    if (param(c, i) != name) continue;
    if (r[i].tag != QN_UNSET)
      return qn_raise(rt, QN_E_TypeError, "%s() got multiple values for %sargument '%s'", fn->qualname->text, of_cython(fn) ? "keyword " : "", name->text);
    r[i] = qn_retained(a->kwvals[k]);
    return 0;
  }
  if (kwargs.tag == QN_OBJ) {
    qn_value key;
    if (qn_new_str_sym(rt, name, &key)) return -1;
    int bad = qn_dict_set(rt, kwargs, key, a->kwvals[k]);
    qn_release(rt, key);
    return bad;
  }
  for (uint32_t i = 0; i < c->nposonly; i++)
    if (param(c, i) == name) return positional_as_keyword(rt, fn, a);
  return qn_raise(rt, QN_E_TypeError, "%s() got an unexpected keyword argument '%s'", fn->qualname->text, name->text);
}

static int fill_defaults(qn_rt *rt, const qn_function *fn, qn_value *r) {
  const qn_code *c = fn->code;
  uint32_t first = c->npos - fn->ndefaults;
  for (uint32_t i = 0; i < first; i++)
    if (r[i].tag == QN_UNSET) return of_cython(fn) ? cython_count(rt, fn, i) : missing(rt, fn, r, 0, first, "positional");
  for (uint32_t i = first; i < c->npos; i++)
    if (r[i].tag == QN_UNSET) r[i] = qn_retained(((const qn_tuple *)fn->defaults.o)->items[i - first]);
  uint32_t end = (uint32_t)c->npos + c->nkwonly;
  for (uint32_t i = c->npos; i < end; i++) {
    if (r[i].tag != QN_UNSET || fn->kwdefaults.tag != QN_OBJ) continue;
    if (qn_dict_get_z(rt, fn->kwdefaults, param(c, i)->text, &r[i]) < 0) return -1;
  }
  for (uint32_t i = c->npos; i < end; i++)
    if (r[i].tag == QN_UNSET) {
      if (of_cython(fn)) return qn_raise(rt, QN_E_TypeError, "%s() needs keyword-only argument %s", fn->qualname->text, param(c, i)->text);
      return missing(rt, fn, r, c->npos, end, "keyword-only");
    }
  return 0;
}

static int bind(qn_rt *rt, qn_function *fn, const qn_args *a, qn_value *r) {
  const qn_code *c = fn->code;
  uint32_t take = a->npos < c->npos ? a->npos : c->npos, end = (uint32_t)c->npos + c->nkwonly;
  qn_value kwargs = {.tag = QN_UNSET};
  for (uint32_t i = 0; i < take; i++) r[i] = qn_retained(a->pos[i]);
  if (c->flags & QN_CODE_VARARGS) {
    if (qn_new_tuple(rt, a->pos + take, a->npos - take, &r[end])) return -1;
    end++;
  }
  if (c->flags & QN_CODE_VARKW) {
    if (qn_new_dict(rt, &r[end])) return -1;
    kwargs = r[end];
  }
  for (uint32_t k = 0; k < a->nkw; k++)
    if (bind_keyword(rt, fn, a, k, r, kwargs)) return -1;
  if (a->npos > c->npos && !(c->flags & QN_CODE_VARARGS)) return too_many(rt, fn, a, r);
  return fill_defaults(rt, fn, r);
}

void qn_init_registers(qn_function *fn, qn_value *r) {
  const qn_code *c = fn->code;
  uint32_t end = c->cells + c->ncells;
  for (uint32_t i = 0; i < end; i++) qn_vunset(&r[i]);
  for (uint32_t i = 0; i < c->nfrees; i++) r[end + i] = qn_retained(fn->cells[i]);
}

int qn_bind(qn_rt *rt, qn_function *fn, const qn_args *args, qn_value *r) {
  qn_init_registers(fn, r);
  if (!bind(rt, fn, args, r)) return 0;
  for (uint32_t i = 0; i < (uint32_t)fn->code->cells + fn->code->ncells + fn->code->nfrees; i++) qn_vclear(rt, &r[i]);
  return -1;
}
