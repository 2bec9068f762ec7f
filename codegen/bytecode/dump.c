/* dump.c - the listing of a unit, for people and for golden tests. */
#include "codegen/bytecode/compile.h"

static void constant(const qn_unit *u, uint32_t i, qn_buf *out) {
  const qn_bconst *k = &u->consts.data[i];
  switch (k->kind) {
    case QN_BC_NONE: qn_buf_z(out, "None"); break;
    case QN_BC_TRUE: qn_buf_z(out, "True"); break;
    case QN_BC_FALSE: qn_buf_z(out, "False"); break;
    case QN_BC_ELLIPSIS: qn_buf_z(out, "..."); break;
    case QN_BC_INT: qn_const_repr(&(qn_const){.kind = QN_CONST_INT, .i = k->i}, out); break;
    case QN_BC_BIGINT: qn_buf_sv(out, k->s); break;
    case QN_BC_FLOAT: qn_const_repr(&(qn_const){.kind = QN_CONST_FLOAT, .f = k->f}, out); break;
    case QN_BC_COMPLEX: qn_const_repr(&(qn_const){.kind = QN_CONST_COMPLEX, .f = k->f}, out); break;
    case QN_BC_STR: qn_str_repr(k->s, out); break;
    case QN_BC_BYTES: qn_bytes_repr(k->s, out); break;
    case QN_BC_TUPLE:
      qn_buf_c(out, '(');
      for (uint32_t j = 0; j < k->n; j++) {
        constant(u, k->items[j], out);
        if (j + 1 < k->n || k->n == 1) qn_buf_z(out, j + 1 < k->n ? ", " : ",");
      }
      qn_buf_c(out, ')');
      break;
    case QN_BC_NAMES:
      for (uint32_t j = 0; j < k->n; j++) qn_buf_printf(out, "%s%s=", j ? " " : "", k->names[j]->text);
      break;
  }
}

static void reg(const qn_code *code, uint16_t r, qn_buf *out) {
  if (r == QN_NOREG) qn_buf_z(out, "-");
  else if (r < code->cells + code->ncells + code->nfrees) qn_buf_printf(out, "r%u:%s", r, code->varnames[r]->text);
  else qn_buf_printf(out, "r%u", r);
}

static void operand(const qn_code *code, char kind, uint16_t v, uint32_t at, qn_buf *out) {
  const qn_unit *u = code->unit;
  switch (kind) {
    case 'r': case 'w': case 'c': reg(code, v, out); break;
    case 'i': qn_buf_printf(out, "%d", (int16_t)v); break;
    case 'n': qn_buf_printf(out, "%u", v); break;
    case 'N': qn_buf_printf(out, ".%s", u->names.data[v]->text); break;
    case 'C': qn_buf_printf(out, "<code %u %s>", v, u->codes.data[v]->qualname->text); break;
    case 'j': qn_buf_printf(out, "-> %d", (int)at + 1 + (int16_t)v); break;
    default: break;
  }
}

static void wide(const qn_code *code, char kind, int32_t s, uint32_t at, qn_buf *out) {
  const qn_unit *u = code->unit;
  switch (kind) {
    case 'K': constant(u, (uint32_t)s, out); break;
    case 'S': qn_buf_printf(out, "%d", s); break;
    case 'G': qn_buf_printf(out, "%s", u->globals.data[s]->text); break;
    case 'J': qn_buf_printf(out, "-> %d", (int)at + 1 + s); break;
    default: break;
  }
}

static uint32_t instruction(const qn_code *code, uint32_t at, qn_buf *out) {
  const qn_ins *i = &code->ins[at];
  const char *form = qn_op_operands[i->op];
  qn_buf_printf(out, "%5u  %-4u %-10s", at, code->where[at] ? code->where[at]->span.line : 0, qn_op_names[i->op]);
  if (form[0] != '-') {
    qn_buf_c(out, ' ');
    operand(code, form[0], i->a, at, out);
  }
  if (form[2] == 0) {
    qn_buf_c(out, ' ');
    wide(code, form[1], i->s, at, out);
  } else {
    for (int j = 1; j < 3; j++) {
      if (form[j] == '-') continue;
      qn_buf_c(out, ' ');
      operand(code, form[j], j == 1 ? i->b : i->c, at, out);
    }
  }
  for (uint32_t w = 1; w <= qn_op_words[i->op]; w++) qn_buf_printf(out, " {%u, %u}", i[w].x, i[w].y);
  switch ((int)i->op) {
    case QN_BC_GETATTR: case QN_BC_SETATTR: case QN_BC_DELATTR: case QN_BC_CALLM: case QN_BC_CALLMKW: case QN_BC_LOADM:
      qn_buf_printf(out, " .%s", code->unit->names.data[i[1].x]->text);
      break;
    default: break;
  }
  qn_buf_c(out, '\n');
  return at + 1 + qn_op_words[i->op];
}

void qn_bytecode_dump(const qn_unit *u, qn_buf *out) {
  for (uint32_t i = 0; i < u->codes.n; i++) {
    const qn_code *code = u->codes.data[i];
    qn_buf_printf(out, "%scode %u %s: %u registers, variables 0..%u%s%s\n", i ? "\n" : "", i, code->qualname->text, code->nregs,
                  code->nvars, code->flags & QN_CODE_GENERATOR ? ", generator" : "", code->flags & QN_CODE_SIMPLE ? ", simple" : "");
    for (uint32_t at = 0; at < code->n;) at = instruction(code, at, out);
    for (uint32_t h = 0; h < code->nhandlers; h++) {
      const qn_handler *r = &code->handlers[h];
      qn_buf_printf(out, "  handler [%u, %u) -> %u exception r%u, clears from r%u\n", r->start, r->end, r->target, r->exc, r->base);
    }
  }
}
