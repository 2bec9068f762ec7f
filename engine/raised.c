/* raised.c - the arguments of an exception that a kernel raised: a site's message that begins with \1 holds them, parted by
 * \2. Each is s<text>, n (None), o<k> (operand k of the failure), x<k> (text k of its message), or (<count> and as many
 * items. frontend/types/try.c writes them. */
#include "engine/engine.h"

typedef struct reader {
  const qn_irsite *site;
  const qn_kerr *err;
  const char *p;
} reader;

static unsigned digit(reader *r) {
  r->p++;
  unsigned n = 0;
  while (*r->p >= '0' && *r->p <= '9' && n < 1000) n = n * 10 + (unsigned)(*r->p++ - '0');
  return n;
}

static qn_sv text_until(reader *r, const char *stops) {
  const char *from = r->p + 1;
  size_t n = strcspn(from, stops);
  r->p = from + n;
  return (qn_sv){from, n};
}

static qn_sv noted(const reader *r, unsigned k) {
  const char *p = r->err->message, *end = p + sizeof r->err->message - 1;
  while (k-- && p < end) p += strnlen(p, (size_t)(end - p)) + 1;
  return p < end ? (qn_sv){p, strnlen(p, (size_t)(end - p))} : (qn_sv){"", 0};
}

/* --- as text --------------------------------------------------------------------------------------------------------- */
static void item_text(reader *r, bool repr, qn_buf *out) {
  switch (*r->p) {
    case 's': {
      qn_sv text = text_until(r, "\2");
      if (repr) qn_buf_c(out, '\'');
      qn_buf_sv(out, text);
      if (repr) qn_buf_c(out, '\'');
      return;
    }
    case 'o': qn_site_operand(r->site, r->err, digit(r), out); return;
    case '(': {
      unsigned n = digit(r);
      qn_buf_c(out, '(');
      for (unsigned i = 0; i < n; i++) {
        if (*r->p == '\2') r->p++;
        if (i) qn_buf_z(out, ", ");
        item_text(r, true, out);
      }
      qn_buf_z(out, n == 1 ? ",)" : ")");
      return;
    }
    case 'x':
      if (repr) qn_buf_c(out, '\'');
      qn_buf_sv(out, noted(r, digit(r)));
      if (repr) qn_buf_c(out, '\'');
      return;
    default:
      if (*r->p) r->p++;
      qn_buf_z(out, "None");
  }
}

static unsigned count_items(reader r, const qn_allocator *alloc) {
  unsigned n = 0;
  qn_buf none;
  qn_buf_init(&none, alloc);
  for (r.p++; *r.p; n++) {
    if (*r.p == '\2') r.p++;
    item_text(&r, false, &none);
    none.n = 0;
  }
  qn_buf_deinit(&none);
  return n;
}

void qn_raised_text(const qn_irsite *site, const qn_kerr *e, qn_buf *out) {
  reader r = {site, e, site->message};
  unsigned n = count_items(r, out->alloc);
  r.p++;
  if (n != 1) qn_buf_c(out, '(');
  for (unsigned i = 0; i < n; i++) {
    if (*r.p == '\2') r.p++;
    if (i) qn_buf_z(out, ", ");
    item_text(&r, n != 1, out);
  }
  if (n != 1) qn_buf_c(out, ')');
}

/* --- as values ------------------------------------------------------------------------------------------------------- */
static qn_value operand_value(const reader *r, unsigned k) {
  if (k >= QN_ERR_OPERANDS || k >= strlen(r->site->operands)) return (qn_value){.tag = QN_NONE};
  uint64_t bits = r->err->operand[k];
  double f;
  memcpy(&f, &bits, sizeof f);
  switch (r->site->operands[k]) {
    case 'f': return qn_float(f);
    case 'b': return (qn_value){.tag = QN_BOOL, .i = (int64_t)(bits & 1)};
    default: return (qn_value){.tag = QN_INT, .i = (int64_t)bits};
  }
}

static int item_value(qn_rt *rt, reader *r, qn_value *out) {
  switch (*r->p) {
    case 's': return qn_new_str(rt, text_until(r, "\2"), out);
    case 'o': *out = operand_value(r, digit(r)); return 0;
    case '(': {
      unsigned n = digit(r);
      qn_value *items = qn_alloc(rt->alloc, (n + 1) * sizeof *items);
      if (!items) return qn_raise_memory(rt);
      unsigned made = 0;
      int status = 0;
      for (; made < n && status == 0; made += status == 0) {
        if (*r->p == '\2') r->p++;
        status = item_value(rt, r, &items[made]);
      }
      if (status == 0) status = qn_new_tuple(rt, items, n, out);
      for (unsigned i = 0; i < made; i++) qn_release(rt, items[i]);
      qn_free(rt->alloc, items, (n + 1) * sizeof *items);
      return status;
    }
    case 'x': return qn_new_str(rt, noted(r, digit(r)), out);
    default:
      if (*r->p) r->p++;
      *out = (qn_value){.tag = QN_NONE};
      return 0;
  }
}

/* Raises cls(*arguments), through the class's own __init__. Always -1. */
int qn_raise_arguments(qn_rt *rt, const qn_class *cls, const qn_irsite *site, const qn_kerr *e) {
  enum { MOST = 64 };
  qn_value items[MOST] = {{0}}, exc;
  reader r = {site, e, site->message + 1};
  uint32_t n = 0;
  int status = 0;
  while (*r.p && n < MOST && status == 0) {
    if (*r.p == '\2') r.p++;
    status = item_value(rt, &r, &items[n]);
    n += status == 0;
  }
  if (status == 0) status = qn_call_pos(rt, qn_from_obj((qn_obj *)(uintptr_t)cls), items, n, &exc);
  for (uint32_t i = 0; i < n; i++) qn_release(rt, items[i]);
  return status ? -1 : qn_raise_value(rt, exc);
}
