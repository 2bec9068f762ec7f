/* print.c - IR to text. Canonical: values are numbered in the order they are printed, so equal modules print equal bytes
 * however they were built. parse.c reads exactly this. */
#include "codegen/ir/text.h"

const char *const qn_irt_names[QN_IT_COUNT] = {"void", "bool", "i8",  "i16", "i32", "i64", "u8",  "u16",  "u32",
                                               "u64",  "f32",  "f64", "c64", "c128", "ref", "ptr", "array"};
const char *const qn_ir_flag_names[QN_IF_FLAG_COUNT] = {"ovf", "zero", "check", "wrap", "sat", "fast", "poll", "cold", "nest", "serial", "fine"};
const char *const qn_irfn_flag_names[QN_FN_FLAG_COUNT] = {"entry", "stack", "noalias", "fast", "inline"};
const char *const qn_irred_names[QN_RED_COUNT] = {"add", "mul", "min", "max", "and", "or", "xor"};

void qn_irt_print(qn_buf *b, qn_irtype t) {
  qn_buf_z(b, qn_irt_names[t.kind]);
  if (t.kind != QN_IT_ARRAY) return;
  qn_buf_printf(b, "(%s,%u,%c%s)", qn_dtypes[t.dtype].name, t.rank, qn_irt_layout(t),
                t.layout & QN_IR_READONLY ? ",ro" : "");
}

static void print_string(qn_buf *b, const char *s) {
  qn_buf_c(b, '"');
  for (; *s; s++) {
    unsigned char c = (unsigned char)*s;
    if (c == '"' || c == '\\')
      qn_buf_printf(b, "\\%c", c);
    else if (c < 32 || c == 127)
      qn_buf_printf(b, "\\x%02x", c);
    else
      qn_buf_c(b, (char)c);
  }
  qn_buf_c(b, '"');
}

typedef struct printer {
  qn_buf *out;
  const qn_irmodule *m;
  const qn_irfn *fn;
  uint32_t *number; /* of each value, 0 = not printed yet */
  uint32_t next;
} printer;

static void print_block(printer *p, const qn_irblock *blk, int depth);

static void print_const(printer *p, const qn_irins *i) {
  qn_irtype t = i->type;
  if (qn_irt_is_complex(t))
    qn_buf_printf(p->out, " 0x%llx 0x%llx", (unsigned long long)i->imm[0], (unsigned long long)i->imm[1]);
  else if (qn_irt_is_float(t))
    qn_buf_printf(p->out, " 0x%llx", (unsigned long long)i->imm[0]);
  else if (qn_irt_is_signed(t))
    qn_buf_printf(p->out, " %lld", (long long)i->imm[0]);
  else
    qn_buf_printf(p->out, " %llu", (unsigned long long)i->imm[0]);
}

static void print_operands(printer *p, const qn_irins *i) {
  if (i->op == QN_I_CONST) print_const(p, i);
  if (i->name) {
    qn_buf_c(p->out, ' ');
    print_string(p->out, i->name);
  }
  if (qn_irop_has_imm((qn_irop)i->op))
    qn_buf_printf(p->out, " %c%lld", i->op == QN_I_GET || i->op == QN_I_SET ? '$' : '#', (long long)i->imm[0]);
  for (uint32_t k = 0; k < i->nargs; k++) qn_buf_printf(p->out, " %%%u", p->number[i->args[k]]);
  if (i->op == QN_I_PFOR && i->nred) {
    qn_buf_z(p->out, " reduce(");
    for (uint32_t k = 0; k < i->nred; k++)
      qn_buf_printf(p->out, "%s%s $%u", k ? ", " : "", qn_irred_names[i->red[k].op], i->red[k].local);
    qn_buf_c(p->out, ')');
  }
  if (i->site >= 0) qn_buf_printf(p->out, " !%d", i->site);
  if (i->pred) qn_buf_printf(p->out, " ?%%%u", p->number[i->pred]);
  if (i->line) qn_buf_printf(p->out, " @%u", i->line);
}

static void print_ins(printer *p, qn_irval v, int depth) {
  const qn_irins *i = p->fn->ins.data[v];
  qn_buf_fill(p->out, ' ', (size_t)depth * 2);
  if (qn_irins_has_value(i)) {
    p->number[v] = ++p->next;
    qn_buf_printf(p->out, "%%%u = ", p->number[v]);
  }
  qn_buf_z(p->out, qn_irops[i->op].name);
  for (int f = 0; f < QN_IF_FLAG_COUNT; f++)
    if (i->flags & (1 << f)) qn_buf_printf(p->out, ".%s", qn_ir_flag_names[f]);
  if (i->type.kind != QN_IT_VOID) {
    qn_buf_c(p->out, ' ');
    qn_irt_print(p->out, i->type);
  }
  print_operands(p, i);
  if (i->body[0]) {
    qn_buf_z(p->out, " {\n");
    print_block(p, i->body[0], depth + 1);
    qn_buf_fill(p->out, ' ', (size_t)depth * 2);
    if (i->body[1]) {
      qn_buf_z(p->out, i->op == QN_I_TRY ? "} handler {\n" : "} else {\n");
      print_block(p, i->body[1], depth + 1);
      qn_buf_fill(p->out, ' ', (size_t)depth * 2);
    }
    qn_buf_c(p->out, '}');
  }
  qn_buf_c(p->out, '\n');
}

static void print_block(printer *p, const qn_irblock *blk, int depth) {
  for (uint32_t k = 0; k < blk->n; k++) print_ins(p, blk->data[k], depth);
}

static void print_function(printer *p) {
  const qn_irfn *f = p->fn;
  qn_buf_z(p->out, "func ");
  print_string(p->out, f->name);
  for (int k = 0; k < QN_FN_FLAG_COUNT; k++)
    if (f->flags & (1u << k)) qn_buf_printf(p->out, " %s", qn_irfn_flag_names[k]);
  if (f->stack_site >= 0) qn_buf_printf(p->out, " !%d", f->stack_site);
  qn_buf_z(p->out, " (");
  for (uint32_t k = 0; k < f->nparams; k++) {
    if (k) qn_buf_z(p->out, ", ");
    print_string(p->out, f->params[k].name);
    qn_buf_c(p->out, ' ');
    qn_irt_print(p->out, f->params[k].type);
  }
  qn_buf_z(p->out, ") -> (");
  for (uint32_t k = 0; k < f->nresults; k++) {
    if (k) qn_buf_z(p->out, ", ");
    qn_irt_print(p->out, f->results[k]);
  }
  qn_buf_z(p->out, ") {\n");
  for (uint32_t k = 0; k < f->locals.n; k++) {
    qn_buf_printf(p->out, "  local $%u ", k);
    print_string(p->out, f->locals.data[k].name);
    qn_buf_c(p->out, ' ');
    qn_irt_print(p->out, f->locals.data[k].type);
    qn_buf_c(p->out, '\n');
  }
  p->number = QN_NEW_N(p->m->arena, uint32_t, f->ins.n);
  p->next = 0;
  print_block(p, f->body, 1);
  qn_buf_z(p->out, "}\n");
}

void qn_ir_print(qn_buf *out, const qn_irmodule *m) {
  qn_buf_printf(out, "quern-ir %d\nfile ", QN_IR_TEXT_VERSION);
  print_string(out, m->file);
  qn_buf_c(out, '\n');
  for (uint32_t k = 0; k < m->sites.n; k++) {
    const qn_irsite *s = &m->sites.data[k];
    qn_buf_printf(out, "site %u ", k);
    print_string(out, s->type);
    qn_buf_c(out, ' ');
    print_string(out, s->function);
    qn_buf_printf(out, " %u:%u-%u:%u ", s->span.line, s->span.col, s->span.end_line, s->span.end_col);
    print_string(out, s->operands);
    qn_buf_c(out, ' ');
    print_string(out, s->message);
    qn_buf_c(out, '\n');
  }
  for (uint32_t k = 0; k < m->data.n; k++) {
    qn_buf_printf(out, "data %u \"", k);
    for (size_t i = 0; i < m->data.data[k].n; i++) qn_buf_printf(out, "%02x", (unsigned char)m->data.data[k].p[i]);
    qn_buf_z(out, "\"\n");
  }
  for (uint32_t k = 0; k < m->fns.n; k++) {
    printer p = {out, m, m->fns.data[k], NULL, 0};
    print_function(&p);
  }
}
