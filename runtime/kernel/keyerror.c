/* keyerror.c - the KeyError of a key that a dict or set does not hold: its text is the key's repr. */
#include "runtime/base/dtoa.h"
#include "runtime/kernel/internal.h"

static void put_str(qn_buf *b, const char *s, size_t n) {
  char quote = memchr(s, '\'', n) && !memchr(s, '"', n) ? '"' : '\'';
  qn_buf_c(b, quote);
  for (size_t i = 0; i < n; i++) {
    if (s[i] == quote || s[i] == '\\') qn_buf_c(b, '\\'), qn_buf_c(b, s[i]);
    else if (s[i] == '\n') qn_buf_z(b, "\\n");
    else if (s[i] == '\t') qn_buf_z(b, "\\t");
    else if (s[i] == '\r') qn_buf_z(b, "\\r");
    else if ((unsigned char)s[i] < 32 || s[i] == 127) qn_buf_printf(b, "\\x%02x", (unsigned)(unsigned char)s[i]);
    else qn_buf_c(b, s[i]);
  }
  qn_buf_c(b, quote);
}

static void put_slot(qn_buf *b, uint64_t v, qn_kslot kind) {
  char text[40];
  double d;
  float single;
  const qn_kobj *o = (const qn_kobj *)(uintptr_t)v;
  switch (kind) {
    case QN_KS_INT: qn_buf_printf(b, "%lld", (long long)v); return;
    case QN_KS_UINT: qn_buf_printf(b, "%llu", (unsigned long long)v); return;
    case QN_KS_F64:
      memcpy(&d, &v, sizeof d);
      qn_double_repr(d, text);
      qn_buf_z(b, text);
      return;
    case QN_KS_F32:
      memcpy(&single, &v, sizeof single);
      qn_double_repr((double)single, text);
      qn_buf_z(b, text);
      return;
    case QN_KS_REF:
      if (o && o->kind == QN_KO_STR) {
        put_str(b, qn_kstr_bytes(o), qn_kstr_size(o));
        return;
      }
      break;
    case QN_KS_C64:
    case QN_KS_BITS: break;
  }
  qn_buf_z(b, "...");
}

int32_t qn_k_key_error(qn_kctx *ctx, const qn_kobj *t, const uint64_t *key) {
  qn_buf b;
  qn_buf_init(&b, &qn_malloc_allocator);
  bool tuple = t->nkeys > 1;
  if (tuple) qn_buf_c(&b, '(');
  for (unsigned i = 0; i < t->nkeys; i++) {
    if (i) qn_buf_z(&b, ", ");
    put_slot(&b, key[i], i < 16 ? (qn_kslot)(t->kinds >> (4 * i) & 15) : QN_KS_BITS);
  }
  if (tuple) qn_buf_c(&b, ')');
  int32_t status = qn_k_error(ctx, "KeyError", "%.*s", (int)b.n, b.p ? b.p : "");
  qn_buf_deinit(&b);
  return status;
}
