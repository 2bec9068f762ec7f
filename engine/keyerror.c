/* keyerror.c - the argument of a KeyError as the key itself: what generated code says of a missing key is its repr (an int, a
 * float, True, a str, a tuple of these), read back here. */
#include "engine/engine.h"

typedef struct reader {
  qn_rt *rt;
  const char *p;
} reader;

static int number(reader *r, qn_value *out) {
  char *end;
  long long whole = strtoll(r->p, &end, 10);
  if (end != r->p && *end != '.' && *end != 'e' && *end != 'n' && *end != 'i') {
    *out = qn_int((int64_t)whole);
  } else {
    double d = strtod(r->p, &end);
    if (end == r->p) return 1;
    *out = qn_float(d);
  }
  r->p = end;
  return 0;
}

static int text(reader *r, qn_value *out) {
  qn_buf b;
  qn_buf_init(&b, r->rt->alloc);
  char quote = *r->p++;
  for (; *r->p && *r->p != quote; r->p++) {
    if (*r->p != '\\') {
      qn_buf_c(&b, *r->p);
      continue;
    }
    r->p++;
    unsigned hex;
    if (*r->p == 'x' && sscanf(r->p + 1, "%2x", &hex) == 1) qn_buf_c(&b, (char)hex), r->p += 2;
    else qn_buf_c(&b, *r->p == 'n' ? '\n' : *r->p == 't' ? '\t' : *r->p == 'r' ? '\r' : *r->p);
    if (!*r->p) break;
  }
  int status = *r->p == quote ? qn_new_str(r->rt, qn_buf_view(&b), out) : 1;
  if (*r->p) r->p++;
  qn_buf_deinit(&b);
  return status;
}

enum { MAX_ITEMS = 16 };

/* 0: read; 1: no literal; -1: an exception. */
static int literal(reader *r, int depth, qn_value *out) {
  if (*r->p == '\'' || *r->p == '"') return text(r, out);
  if (strncmp(r->p, "True", 4) == 0) return *out = qn_bool(true), r->p += 4, 0;
  if (strncmp(r->p, "False", 5) == 0) return *out = qn_bool(false), r->p += 5, 0;
  if (*r->p != '(') return number(r, out);
  qn_value items[MAX_ITEMS];
  uint32_t n = 0;
  int status = depth > 4;
  for (r->p++; status == 0 && *r->p && *r->p != ')';) {
    if (n == MAX_ITEMS) status = 1;
    else if ((status = literal(r, depth + 1, &items[n])) == 0) n++;
    while (*r->p == ',' || *r->p == ' ') r->p++;
  }
  if (status == 0 && *r->p++ != ')') status = 1;
  if (status == 0) status = qn_new_tuple(r->rt, items, n, out);
  while (n) qn_release(r->rt, items[--n]);
  return status;
}

bool qn_raise_missing_key(qn_rt *rt, const qn_class *cls, const char *repr) {
  reader r = {rt, repr};
  qn_value key = {.tag = QN_UNSET};
  int status = literal(&r, 0, &key);
  bool whole = status == 0 && !*r.p;
  if (whole) qn_raise_args(rt, cls, &key, 1);
  qn_release(rt, key);
  if (status < 0) qn_exc_clear(rt);
  return whole;
}
