/* fstring.c - text with values in it: f-strings, str(), repr(), format(), str.format(), %. All become pieces for qn_text_of. */
#include "frontend/types/builtin.h"

typedef QN_VEC(qn_tpiece) pieces;

static void add_text(qn_fn *f, pieces *p, const char *text, size_t n) {
  if (n) qn_vec_push(f->in->a, p, ((qn_tpiece){.text = qn_arena_sv(f->in->a, (qn_sv){text, n})}));
}

/* --- f-strings ------------------------------------------------------------------------------------------------------------ */
static void add_fstring(qn_fn *f, pieces *p, const qn_node *n) {
  for (uint32_t i = 0; i < n->JoinedStr.values.n; i++) {
    const qn_node *v = n->JoinedStr.values.items[i];
    if (v->kind == QN_AST_JoinedStr) {
      add_fstring(f, p, v);
    } else if (v->kind == QN_AST_FormattedValue) {
      qn_tpiece piece = {.value = qn_texpr_of(f, v->FormattedValue.value)};
      piece.repr = v->FormattedValue.conversion == 'r' || v->FormattedValue.conversion == 'a';
      if (v->FormattedValue.format_spec) piece.spec = qn_fstring(f, v->FormattedValue.format_spec);
      qn_vec_push(f->in->a, p, piece);
    } else if (v->kind == QN_AST_Constant) {
      add_text(f, p, v->Constant.value.s.p, v->Constant.value.s.n);
    }
  }
}

qn_texpr *qn_fstring(qn_fn *f, const qn_node *n) {
  pieces p = {0};
  add_fstring(f, &p, n);
  return qn_text_of(f, p.data, p.n, n->span);
}

/* --- str(), repr(), format() ------------------------------------------------------------------------------------------------ */
qn_texpr *qn_bi_str(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool repr = qn_sv_is(name, "repr");
  if (c->n_pos == 0 && !c->n_kw && !repr) return qn_tx_str(f, QN_SV(""), c->span);
  if (c->n_pos != 1 || c->n_kw) return qn_bad_args(f, name, c);
  if (!repr && c->pos[0]->type->kind == QN_TYPE_STR) return c->pos[0];
  qn_tpiece piece = {.value = c->pos[0], .repr = repr};
  return qn_text_of(f, &piece, 1, c->span);
}

qn_texpr *qn_bi_format(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos < 1 || c->n_pos > 2 || c->n_kw || (c->n_pos == 2 && c->pos[1]->type->kind != QN_TYPE_STR)) return qn_bad_args(f, name, c);
  qn_tpiece piece = {.value = c->pos[0], .spec = c->n_pos == 2 ? c->pos[1] : NULL};
  return qn_text_of(f, &piece, 1, c->span);
}

/* bin(), oct(), hex() */
qn_texpr *qn_bi_radix(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 1) || !(qn_type_is_int(c->pos[0]->type) || qn_type_is_bool(c->pos[0]->type))) return qn_bad_args(f, name, c);
  const char *spec = qn_sv_is(name, "bin") ? "#b" : qn_sv_is(name, "oct") ? "#o" : "#x";
  qn_tpiece piece = {.value = qn_cast(f, c->pos[0], f->in->types->scalar[QN_D_INT64]), .spec = qn_tx_str(f, qn_sv_of(spec), c->span)};
  return qn_text_of(f, &piece, 1, c->span);
}

/* --- str.format ---------------------------------------------------------------------------------------------------------------- */
static qn_texpr *field_value(qn_fn *f, const qn_cargs *c, qn_sv field, uint32_t *next) {
  uint32_t at = 0;
  bool digits = field.n > 0;
  for (size_t i = 0; i < field.n; i++) {
    if (field.p[i] < '0' || field.p[i] > '9' || at > 10000) digits = false;
    else at = at * 10 + (uint32_t)(field.p[i] - '0');
  }
  if (field.n == 0) at = (*next)++;
  if (field.n == 0 || digits) return at < c->n_pos ? c->pos[at] : NULL;
  for (uint32_t k = 0; k < c->n_kw; k++)
    if (qn_sv_is(field, c->kw_names[k]->text)) return c->kw[k];
  (void)f;
  return NULL;
}

static bool parse_fields(qn_fn *f, pieces *out, qn_sv text, const qn_cargs *c, qn_span span, uint32_t *next);

/* {field!r:spec}, p behind the brace; returns where it ends or NULL. */
static const char *field(qn_fn *f, pieces *out, const char *p, const char *end, const qn_cargs *c, uint32_t *next) {
  const char *name = p;
  while (p < end && *p != '}' && *p != '!' && *p != ':') p++;
  qn_tpiece piece = {.value = field_value(f, c, (qn_sv){name, (size_t)(p - name)}, next)};
  if (p < end && *p == '!') {
    if (p + 1 >= end) return NULL;
    piece.repr = p[1] == 'r' || p[1] == 'a';
    p += 2;
  }
  if (p < end && *p == ':') {
    const char *from = ++p;
    int depth = 0;
    for (; p < end && (depth || *p != '}'); p++) depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
    pieces inner = {0};
    if (!parse_fields(f, &inner, (qn_sv){from, (size_t)(p - from)}, c, c->span, next)) return NULL;
    piece.spec = qn_text_of(f, inner.data, inner.n, c->span);
  }
  if (p >= end || *p != '}' || !piece.value) return NULL;
  qn_vec_push(f->in->a, out, piece);
  return p + 1;
}

static bool parse_fields(qn_fn *f, pieces *out, qn_sv text, const qn_cargs *c, qn_span span, uint32_t *next) {
  const char *p = text.p, *end = p + text.n, *from = p;
  while (p < end) {
    if (*p != '{' && *p != '}') {
      p++;
      continue;
    }
    bool doubled = p + 1 < end && p[1] == *p;
    add_text(f, out, from, (size_t)(p - from) + (doubled ? 1 : 0));
    if (doubled) p += 2;
    else if (*p == '}' || !(p = field(f, out, p + 1, end, c, next))) return false;
    from = p;
  }
  add_text(f, out, from, (size_t)(p - from));
  (void)span;
  return true;
}

qn_texpr *qn_tstr_format_method(qn_fn *f, qn_texpr *self, const qn_cargs *c) {
  pieces p = {0};
  uint32_t next = 0;
  if (self->kind != QN_TX_CONST) return qn_unsupported(f, c->span, "str.format() of a text that is not constant");
  if (!parse_fields(f, &p, self->text, c, c->span, &next)) {
    qn_terror(f, QN_DIAG_CALL, c->span, "this format does not fit its arguments");
    return qn_poison(f, c->span);
  }
  return qn_text_of(f, p.data, p.n, c->span);
}

/* --- % --------------------------------------------------------------------------------------------------------------------------- */
/* One directive, *p behind the %: its piece with the format as format() has it. NULL: cannot. */
static bool directive(qn_fn *f, pieces *out, const char **at, const char *end, qn_texpr *v, qn_span span) {
  const char *p = *at;
  bool left = false, zero = false, alt = false;
  char sign = 0;
  for (; p < end && strchr("-0+ #", *p); p++) {
    if (*p == '-') left = true;
    else if (*p == '0') zero = true;
    else if (*p == '#') alt = true;
    else if (sign != '+') sign = *p;
  }
  const char *width = p;
  while (p < end && *p >= '0' && *p <= '9') p++;
  int width_n = (int)(p - width), precision_n = 0;
  const char *precision = p;
  if (p < end && *p == '.') {
    for (precision = ++p; p < end && *p >= '0' && *p <= '9'; p++) {}
    precision_n = (int)(p - precision) + 1;
  }
  if (p >= end || width_n > 9 || precision_n > 9) return false;
  char type = *p++;
  *at = p;
  qn_tpiece piece = {.value = v};
  bool number = v->type->kind == QN_TYPE_SCALAR && !qn_type_is_complex(v->type);
  if (type == 'i' || type == 'u') type = 'd';
  if (strchr("dxXo", type)) {
    if (!number || (type != 'd' && qn_type_is_float(v->type)) || precision_n) return false;
    piece.value = qn_cast(f, v, f->in->types->scalar[v->type->dtype == QN_D_UINT64 ? QN_D_UINT64 : QN_D_INT64]);
  } else if (strchr("eEfFgG", type)) {
    if (!number) return false;
    piece.value = qn_cast(f, v, f->in->types->scalar[QN_D_FLOAT64]);
  } else if (type == 's' || type == 'r') {
    piece.repr = type == 'r', zero = false, sign = 0, type = 0;
    if (width_n || precision_n) {
      qn_tpiece inner = {.value = v, .repr = piece.repr};
      piece.value = qn_text_of(f, &inner, 1, span), piece.repr = false;
    }
  } else {
    return false;
  }
  char sign_text[2] = {sign, 0}, type_text[2] = {type, 0};
  if (left) zero = false;
  const char *align = left ? "<" : type == 0 && (width_n || precision_n) ? ">" : "";
  const char *spec = qn_arena_printf(f->in->a, "%s%s%s%s%.*s%s%.*s%s", align, sign_text, alt ? "#" : "", zero ? "0" : "", width_n, width,
                                     precision_n ? "." : "", precision_n ? precision_n - 1 : 0, precision, type_text);
  if (precision_n == 1) spec = qn_arena_printf(f->in->a, "%s%s%s%s%.*s.0%s", align, sign_text, alt ? "#" : "", zero ? "0" : "", width_n, width, type_text);
  piece.spec = qn_tx_str(f, qn_sv_of(spec), span);
  qn_vec_push(f->in->a, out, piece);
  return true;
}

qn_texpr *qn_tstr_percent(qn_fn *f, qn_texpr *a, qn_texpr *b, qn_span span) {
  pieces out = {0};
  if (a->kind != QN_TX_CONST) return qn_unsupported(f, span, "% with a text that is not constant");
  bool tuple = b->type->kind == QN_TYPE_TUPLE, ok = true;
  uint32_t n = tuple ? b->type->n : 1, used = 0;
  qn_tx_open open = qn_tx_block_open(f);
  if (tuple && b->kind != QN_TX_TUPLE) b = qn_tx_temp(f, b);
  const char *p = a->text.p, *end = p + a->text.n, *from = p;
  while (p < end && ok) {
    if (*p != '%') {
      p++;
      continue;
    }
    bool doubled = p + 1 < end && p[1] == '%';
    add_text(f, &out, from, (size_t)(p - from) + (doubled ? 1 : 0));
    p += doubled ? 2 : 1;
    if (!doubled) {
      ok = used < n && directive(f, &out, &p, end, tuple ? qn_tuple_item(f, b, used, span) : b, span);
      used++;
    }
    from = p;
  }
  if (!ok || used != n) {
    qn_terror(f, QN_DIAG_TYPE, span, "this format does not fit %s", qn_tt(f, b->type));
    return qn_tx_block_close(f, open, qn_poison(f, span), span);
  }
  add_text(f, &out, from, (size_t)(p - from));
  return qn_tx_block_close(f, open, qn_text_of(f, out.data, out.n, span), span);
}
