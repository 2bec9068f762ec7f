/* dump.c - the tree as the text of Python's ast.dump(tree), byte for byte, and the repr() of constants. */
#include "frontend/ast.h"
#include "runtime/base/dtoa.h"
#include "runtime/base/unicode.h"

/* --- constants --------------------------------------------------------------------------------------------------- */
/* Python's choice: single quotes unless there are some inside and no double ones. */
static char quote_for(qn_sv s) { return memchr(s.p, '\'', s.n) && !memchr(s.p, '"', s.n) ? '"' : '\''; }

/* The common escapes of str and bytes; false: c stands for itself, or is beyond ASCII. */
static bool escape_ascii(uint32_t c, char quote, qn_buf *out) {
  if (c == (unsigned char)quote || c == '\\') {
    qn_buf_c(out, '\\');
    qn_buf_c(out, (char)c);
  } else if (c == '\n') {
    qn_buf_z(out, "\\n");
  } else if (c == '\r') {
    qn_buf_z(out, "\\r");
  } else if (c == '\t') {
    qn_buf_z(out, "\\t");
  } else if (c < 32 || c == 127) {
    qn_buf_printf(out, "\\x%02x", c);
  } else {
    return false;
  }
  return true;
}

void qn_str_repr(qn_sv s, qn_buf *out) {
  char quote = s.n ? quote_for(s) : '\'';
  const char *p = s.p, *end = s.p + s.n;
  qn_buf_c(out, quote);
  while (p < end) {
    const char *from = p;
    uint32_t c = qn_utf8_next(&p, end);
    if (c < 128) {
      if (!escape_ascii(c, quote, out)) qn_buf_c(out, (char)c);
    } else if (c == QN_UTF8_BAD) {
      qn_buf_printf(out, "\\x%02x", (unsigned char)*from);
    } else if (qn_uc_printable(c)) {
      qn_buf_add(out, from, (size_t)(p - from));
    } else {
      qn_buf_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
  }
  qn_buf_c(out, quote);
}

void qn_bytes_repr(qn_sv s, qn_buf *out) {
  char quote = s.n ? quote_for(s) : '\'';
  qn_buf_c(out, 'b');
  qn_buf_c(out, quote);
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c >= 128)
      qn_buf_printf(out, "\\x%02x", c);
    else if (!escape_ascii(c, quote, out))
      qn_buf_c(out, (char)c);
  }
  qn_buf_c(out, quote);
}

static void complex_repr(double imaginary, qn_buf *out) {
  char text[QN_DOUBLE_REPR_MAX];
  size_t n = qn_double_repr(imaginary, text);
  if (n > 2 && memcmp(text + n - 2, ".0", 2) == 0) n -= 2; /* a complex's parts have no needless fraction */
  qn_buf_add(out, text, n);
  qn_buf_c(out, 'j');
}

void qn_const_repr(const qn_const *c, qn_buf *out) {
  char text[QN_DOUBLE_REPR_MAX];
  switch (c->kind) {
    case QN_CONST_NONE:
      qn_buf_z(out, "None");
      return;
    case QN_CONST_TRUE:
      qn_buf_z(out, "True");
      return;
    case QN_CONST_FALSE:
      qn_buf_z(out, "False");
      return;
    case QN_CONST_ELLIPSIS:
      qn_buf_z(out, "Ellipsis");
      return;
    case QN_CONST_INT:
      qn_buf_printf(out, "%lld", (long long)c->i);
      return;
    case QN_CONST_BIGINT:
      qn_buf_sv(out, c->s);
      return;
    case QN_CONST_FLOAT:
      qn_buf_add(out, text, qn_double_repr(c->f, text));
      return;
    case QN_CONST_COMPLEX:
      complex_repr(c->f, out);
      return;
    case QN_CONST_STR:
      qn_str_repr(c->s, out);
      return;
    case QN_CONST_BYTES:
      qn_bytes_repr(c->s, out);
      return;
  }
}

/* --- nodes ------------------------------------------------------------------------------------------------------- */
static void enum_name(const char *name, qn_buf *out) {
  qn_buf_z(out, name);
  qn_buf_z(out, "()");
}

static void dump_list(const qn_nodes *list, bool attributes, qn_buf *out) {
  qn_buf_c(out, '[');
  for (uint32_t i = 0; i < list->n; i++) {
    if (i) qn_buf_z(out, ", ");
    if (list->items[i])
      qn_ast_dump(list->items[i], attributes, out);
    else
      qn_buf_z(out, "None");
  }
  qn_buf_c(out, ']');
}

/* Absent optional fields are left out, as ast.dump does. */
static bool is_absent(const qn_field_desc *f, const void *at) {
  switch (f->kind) {
    case QN_FIELD_OPT:
      return *(qn_node *const *)at == NULL;
    case QN_FIELD_OPT_IDENT:
      return *(const qn_sym *)at == NULL;
    case QN_FIELD_STR:
      return ((const qn_sv *)at)->p == NULL;
    case QN_FIELD_FLAG:
      return *(const int *)at == 0;
    case QN_FIELD_NODE:
    case QN_FIELD_LIST:
    case QN_FIELD_IDENT:
    case QN_FIELD_IDENTS:
    case QN_FIELD_INT:
    case QN_FIELD_CONST:
    case QN_FIELD_CTX:
    case QN_FIELD_OPERATOR:
    case QN_FIELD_UNARYOP:
    case QN_FIELD_BOOLOP:
    case QN_FIELD_CMPOPS:
      return false;
  }
  return false;
}

static void dump_field(const qn_field_desc *f, const void *at, bool attributes, qn_buf *out) {
  switch (f->kind) {
    case QN_FIELD_NODE:
    case QN_FIELD_OPT:
      qn_ast_dump(*(qn_node *const *)at, attributes, out);
      return;
    case QN_FIELD_LIST:
      dump_list(at, attributes, out);
      return;
    case QN_FIELD_IDENT:
    case QN_FIELD_OPT_IDENT:
      qn_str_repr(qn_sym_sv(*(const qn_sym *)at), out);
      return;
    case QN_FIELD_IDENTS: {
      const qn_syms *names = at;
      qn_buf_c(out, '[');
      for (uint32_t i = 0; i < names->n; i++) {
        if (i) qn_buf_z(out, ", ");
        qn_str_repr(qn_sym_sv(names->items[i]), out);
      }
      qn_buf_c(out, ']');
      return;
    }
    case QN_FIELD_INT:
    case QN_FIELD_FLAG:
      qn_buf_printf(out, "%d", *(const int *)at);
      return;
    case QN_FIELD_STR:
      qn_str_repr(*(const qn_sv *)at, out);
      return;
    case QN_FIELD_CONST:
      qn_const_repr(at, out);
      return;
    case QN_FIELD_CTX:
      enum_name(qn_context_names[*(const enum qn_context *)at], out);
      return;
    case QN_FIELD_OPERATOR:
      enum_name(qn_operator_names[*(const enum qn_operator *)at], out);
      return;
    case QN_FIELD_UNARYOP:
      enum_name(qn_unaryop_names[*(const enum qn_unaryop *)at], out);
      return;
    case QN_FIELD_BOOLOP:
      enum_name(qn_boolop_names[*(const enum qn_boolop *)at], out);
      return;
    case QN_FIELD_CMPOPS: {
      const qn_ops *ops = at;
      qn_buf_c(out, '[');
      for (uint32_t i = 0; i < ops->n; i++) {
        if (i) qn_buf_z(out, ", ");
        enum_name(qn_cmpop_names[ops->items[i]], out);
      }
      qn_buf_c(out, ']');
      return;
    }
  }
}

static bool has_attributes(enum qn_ast_category cat) {
  return cat != QN_AST_CAT_mod && cat != QN_AST_CAT_comprehension && cat != QN_AST_CAT_arguments &&
         cat != QN_AST_CAT_withitem && cat != QN_AST_CAT_match_case;
}

void qn_ast_dump(const qn_node *n, bool attributes, qn_buf *out) {
  const qn_kind_desc *d = &qn_ast_kinds[n->kind];
  const char *separator = "";
  qn_buf_z(out, d->name);
  qn_buf_c(out, '(');
  for (uint32_t i = 0; i < d->n; i++) {
    const qn_field_desc *f = &qn_ast_fields[d->first + i];
    const void *at = qn_field_at(n, f);
    if (is_absent(f, at)) continue;
    qn_buf_z(out, separator);
    qn_buf_z(out, f->name);
    qn_buf_c(out, '=');
    dump_field(f, at, attributes, out);
    separator = ", ";
  }
  if (attributes && has_attributes(d->cat))
    qn_buf_printf(out, "%slineno=%u, col_offset=%u, end_lineno=%u, end_col_offset=%u", separator, n->span.line,
                  n->span.col, n->span.end_line, n->span.end_col);
  qn_buf_c(out, ')');
}
