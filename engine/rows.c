/* rows.c - lists of tuples of plain numbers, read once: what tells the type of such a list is a look at every item, and on the
 * way the numbers are copied into the memory that becomes the kernel's list (convert.c). A tuple lies somewhere else than the
 * list, so the reading is what costs; the next ones are fetched ahead.
 *
 * qn_rows_begin · the key of the arguments (contype.c) · the specialisation · qn_rows_take for each list (convert.c) ·
 * qn_rows_end. The session's lock is held from begin to end: nobody changes a list in between. */
#include "engine/engine.h"

enum { AHEAD = 24 };

static bool number(uint8_t tag) { return tag == QN_INT || tag == QN_FLOAT || tag == QN_BOOL; }

static uint32_t width_of(qn_value v) {
  if (v.tag != QN_OBJ || v.o->cls != &qn_tuple_class) return 0;
  const qn_tuple *t = (const qn_tuple *)v.o;
  if (t->n < 1 || t->n > QN_ROW_MAX) return 0;
  for (int64_t i = 0; i < t->n; i++)
    if (!number(t->items[i].tag)) return 0;
  return (uint32_t)t->n;
}

bool qn_rows_are(qn_value v) {
  const qn_list *l = (const qn_list *)v.o;
  return v.tag == QN_OBJ && v.o->cls == &qn_list_class && l->elem == QN_OBJ && l->n > 0 && width_of(l->v[0]) > 0;
}

/* False: some item differs from the first. */
static bool copy(const qn_list *l, uint32_t width, uint64_t *to) {
  const qn_tuple *first = (const qn_tuple *)l->v[0].o;
  int64_t near = l->n > AHEAD ? l->n - AHEAD : 0;
  for (int64_t i = 0; i < l->n; i++) {
    const qn_value *v = &l->v[i];
    if (i < near) {
      const char *soon = (const char *)v[AHEAD].o;
      if (v[AHEAD].tag == QN_OBJ) {
        __builtin_prefetch(soon);
        __builtin_prefetch(soon + 63);
      }
    }
    const qn_tuple *t = (const qn_tuple *)v->o;
    if (v->tag != QN_OBJ || t->obj.cls != &qn_tuple_class || t->n != (int64_t)width) return false;
    for (uint32_t k = 0; k < width; k++) {
      if (t->items[k].tag != first->items[k].tag) return false;
      *to++ = t->items[k].bits;
    }
  }
  return true;
}

void qn_rows_begin(qn_session *s, qn_rows *rows, const qn_value *v, uint32_t n) {
  rows->n = 0;
  for (uint32_t i = 0; i < n && rows->n < QN_ROW_LISTS; i++) {
    if (!qn_rows_are(v[i])) continue;
    const qn_list *l = (const qn_list *)v[i].o;
    uint32_t width = width_of(l->v[0]);
    uint64_t *data = qn_rows_of(rows, l) ? NULL : malloc((size_t)l->n * width * 8);
    if (!data) continue; /* the same list again, or the slow way says what is wrong */
    if (copy(l, width, data)) rows->list[rows->n++] = (qn_row_list){l, data};
    else free(data);
  }
  s->rows = rows->n ? rows : NULL;
}

const qn_row_list *qn_rows_of(const qn_rows *rows, const qn_list *l) {
  for (uint32_t i = 0; rows && i < rows->n; i++)
    if (rows->list[i].of == l) return &rows->list[i];
  return NULL;
}

uint64_t *qn_rows_take(qn_session *s, const qn_list *l) {
  qn_row_list *r = (qn_row_list *)(uintptr_t)qn_rows_of(s->rows, l);
  if (!r) return NULL;
  uint64_t *data = r->data;
  r->data = NULL;
  r->of = NULL;
  return data;
}

void qn_rows_end(qn_session *s, qn_rows *rows) {
  s->rows = NULL;
  for (uint32_t i = 0; i < rows->n; i++) free(rows->list[i].data);
}
