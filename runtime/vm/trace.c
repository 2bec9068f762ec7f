/* trace.c - traceback lines, suggestions for misspelt names, what an uncaught exception prints.
 *
 * CPython 3.11 underlines the failing part of a line, and inside it the operator or the subscript: (a + ~~^~~ b). The node
 * that an instruction came from has both. */
#include "runtime/vm/vm_int.h"

/* The position of an operator between the operands of a BinOp, as CPython finds it: the first character after the left
 * operand that is no blank, bracket or backslash, and its neighbour if that belongs to the operator. */
static void operator_anchor(qn_sv line, const qn_node *n, qn_trace *t) {
  const qn_node *left = n->BinOp.left, *right = n->BinOp.right;
  if (left->span.end_line != n->span.line || right->span.line != n->span.line) return;
  uint32_t i = left->span.end_col;
  while (i < right->span.col && i < line.n && (line.p[i] == ' ' || line.p[i] == '\t' || line.p[i] == ')' || line.p[i] == '\\')) i++;
  t->anchor = (int32_t)i;
  bool two = i + 1 < right->span.col && i + 1 < line.n && line.p[i + 1] != ' ' && line.p[i + 1] != '(';
  t->anchor_end = (int32_t)(i + (two ? 2 : 1));
}

static void subscript_anchor(qn_sv line, const qn_node *n, qn_trace *t) {
  const qn_node *value = n->Subscript.value;
  if (value->span.end_line != n->span.line || n->span.end_line != n->span.line) return;
  uint32_t i = value->span.end_col;
  while (i < line.n && line.p[i] != '[') i++;
  t->anchor = (int32_t)i;
  t->anchor_end = (int32_t)n->span.end_col;
}

static void anchors(qn_sv line, qn_span span, const qn_node *node, qn_trace *t) {
  if (span.end_line != span.line) t->end_col = (int32_t)line.n; /* the first line of several */
  else if (node && node->kind == QN_AST_BinOp) operator_anchor(line, node, t);
  else if (node && node->kind == QN_AST_Subscript) subscript_anchor(line, node, t);
}

static void add(qn_rt *rt, qn_value exc, const qn_source *source, qn_sym function, qn_span span, const qn_node *node) {
  qn_sv line = qn_source_line(source, span.line);
  qn_trace t = {.file = qn_intern_sv(&rt->intern, source->name), .function = function, .line = (int32_t)span.line,
                .col = (int32_t)span.col, .end_col = (int32_t)span.end_col};
  if (line.p) t.source = qn_intern_sv(&rt->intern, line);
  anchors(line, span, node, &t);
  qn_exc_add_trace(rt, exc, &t);
}

void qn_vm_trace_span(qn_rt *rt, qn_value exc, const qn_source *source, qn_sym function, qn_span span) {
  add(rt, exc, source, function, span, NULL);
}

/* Programs that raise in loops come to the same lines again. */
static bool add_known(qn_rt *rt, const qn_code *code, const qn_node *n) {
  qn_unit *u = code->unit;
  uint32_t line = n->span.line;
  if (line > u->source->n_lines) return false;
  if (!u->lines) {
    u->lines = QN_NEW_N(&rt->arena, qn_sym, u->source->n_lines + 1u);
    u->file = qn_intern_sv(&rt->intern, u->source->name);
  }
  if (!u->lines[line]) u->lines[line] = qn_intern_sv(&rt->intern, qn_source_line(u->source, line));
  qn_trace t = {.file = u->file, .function = code->name, .source = u->lines[line], .line = (int32_t)line,
                .col = (int32_t)n->span.col, .end_col = (int32_t)n->span.end_col};
  anchors(qn_sym_sv(t.source), n->span, n, &t);
  qn_exc_add_trace(rt, rt->exc, &t);
  return true;
}

/* No memory for the line: the traceback lacks it. */
static void add_guarded(qn_rt *rt, const qn_frame *f, const qn_node *n) {
  jmp_buf here, *volatile outer = rt->arena.oom;
  if (!setjmp(here)) {
    rt->arena.oom = &here;
    if (!add_known(rt, f->code, n)) add(rt, rt->exc, f->code->unit->source, f->code->name, n->span, n);
  }
  rt->arena.oom = outer;
}

void qn_trace_frame(qn_rt *rt, qn_frame *f) {
  if (rt->exc.tag != QN_OBJ || f->code->unit->library || f->code->unit->evaluated) return; /* embedded modules are as natives: no lines of theirs */
  const qn_node *n = f->code->where[f->pc - f->code->ins];
  if (!n) n = f->code->node;
  if (n->span.line) add_guarded(rt, f, n);
}

/* --- Did you mean ----------------------------------------------------------------------------------------------------- */
/* CPython's weighted edit distance: 2 for a change, 1 for a change of case. */
enum { MOVE = 2, CASE = 1, NAME_MAX_SIZE = 40, CANDIDATES_MAX = 750 };

static int substitution(char a, char b) {
  if ((a & 31) != (b & 31)) return MOVE;
  if (a == b) return 0;
  if (a >= 'A' && a <= 'Z') a = (char)(a + 32);
  if (b >= 'A' && b <= 'Z') b = (char)(b + 32);
  return a == b ? CASE : MOVE;
}

static int distance(qn_sv a, qn_sv b, int limit) {
  int row[NAME_MAX_SIZE + 1];
  while (a.n && b.n && a.p[0] == b.p[0]) a.p++, a.n--, b.p++, b.n--;
  while (a.n && b.n && a.p[a.n - 1] == b.p[b.n - 1]) a.n--, b.n--;
  if (a.n == 0 || b.n == 0) return (int)(a.n + b.n) * MOVE;
  if (a.n > NAME_MAX_SIZE || b.n > NAME_MAX_SIZE) return limit + 1;
  for (size_t i = 0; i <= a.n; i++) row[i] = (int)(i * MOVE);
  for (size_t j = 0; j < b.n; j++) {
    int diagonal = row[0], least = limit + 1;
    row[0] = (int)((j + 1) * MOVE);
    for (size_t i = 0; i < a.n; i++) {
      int change = diagonal + substitution(a.p[i], b.p[j]);
      diagonal = row[i + 1];
      int gap = (row[i] < row[i + 1] ? row[i] : row[i + 1]) + MOVE;
      row[i + 1] = change < gap ? change : gap;
      if (row[i + 1] < least) least = row[i + 1];
    }
    if (least > limit) return limit + 1;
  }
  return row[a.n];
}

typedef struct best {
  qn_sv name;
  qn_sym found;
  int distance;
} best;

static void consider(best *b, qn_sym candidate) {
  qn_sv c = qn_sym_sv(candidate);
  if (qn_sv_eq(c, b->name)) return;
  int limit = (int)(b->name.n + c.n + 3) * MOVE / 6;
  if (b->distance - 1 < limit) limit = b->distance - 1;
  int d = distance(b->name, c, limit);
  if (d > limit) return;
  if (!b->found || d < b->distance) {
    b->found = candidate;
    b->distance = d;
  }
}

static void consider_dict(qn_rt *rt, best *b, qn_value dict) {
  int64_t pos = 0;
  qn_value k, v;
  while (qn_dict_next(dict, &pos, &k, &v))
    if (qn_is(k, QN_K_STR)) consider(b, qn_sym_of_str(rt, k));
}

void qn_trace_suggest(qn_rt *rt, qn_frame *f, qn_sym name) {
  best b = {.name = qn_sym_sv(name), .distance = 1 << 20};
  const qn_code *c = f->code;
  if (name->n >= NAME_MAX_SIZE || !qn_is(rt->exc, QN_K_EXCEPTION)) return;
  if (!(c->flags & (QN_CODE_MODULE | QN_CODE_CLASS)))
    for (uint32_t i = 0; i < (uint32_t)c->cells + c->ncells + c->nfrees; i++) {
      const qn_value *v = &f->r[i];
      if (qn_is(*v, QN_K_CELL) && i >= c->cells) v = &((qn_cell *)v->o)->v;
      if (v->tag != QN_UNSET) consider(&b, c->varnames[i]);
    }
  const best local = b; /* the nearest kind of name wins */
  for (uint32_t i = 0; !local.found && i < f->globals->nslots; i++)
    if (f->globals->slots[i].tag != QN_UNSET) consider(&b, f->globals->unit->globals.data[i]);
  qn_value builtins = ((qn_modobj *)qn_vm_of(rt)->builtins.o)->attrs;
  if (!b.found) consider_dict(rt, &b, builtins);
  qn_exc_obj(rt->exc)->suggestion = b.found;
}

static void consider_text(qn_rt *rt, best *b, const char *name) {
  qn_sym s = qn_sym_of(rt, name);
  if (s) consider(b, s);
}

void qn_trace_suggest_attr(qn_rt *rt, qn_value v, qn_sym name) {
  best b = {.name = qn_sym_sv(name), .distance = 1 << 20};
  if (name->n >= NAME_MAX_SIZE || !qn_is(rt->exc, QN_K_EXCEPTION) || !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError]))
    return;
  const qn_class *cls = qn_is(v, QN_K_TYPE) ? qn_class_ptr(v) : qn_class_of(v);
  if (qn_is(v, QN_K_MODULE) && cls == &qn_module_class) consider_dict(rt, &b, ((qn_modobj *)v.o)->attrs);
  for (uint32_t i = 0; cls == &qn_script_class && i < ((qn_script *)v.o)->nslots; i++)
    if (((qn_script *)v.o)->slots[i].tag != QN_UNSET) consider(&b, ((qn_script *)v.o)->unit->globals.data[i]);
  if (qn_is_pyclass(cls)) {
    if (qn_class_find(cls, qn_vm_of(rt)->syms[QN_S___getattr__], NULL)) return;
    const qn_pyclass *c = qn_pyclass_of(cls);
    const qn_instance *in = qn_is(v, QN_K_INSTANCE) ? (const qn_instance *)v.o : NULL;
    for (uint32_t i = 0; in && i < in->n; i++)
      if (in->vals[i].tag != QN_UNSET) consider(&b, c->slots.items[i].key);
    for (uint32_t m = 0; m < c->nmro; m++)
      for (uint32_t i = 0; qn_is_pyclass(c->mro[m]) && i < qn_pyclass_of(c->mro[m])->ns.n; i++)
        consider(&b, qn_pyclass_of(c->mro[m])->ns.items[i].key);
  }
  for (; cls; cls = cls->base)
    for (const qn_method *m = cls->methods; m && m->name; m++) consider_text(rt, &b, m->name);
  qn_exc_obj(rt->exc)->suggestion = b.found;
}

/* --- uncaught ------------------------------------------------------------------------------------------------------------ */
int qn_vm_print_exception(qn_rt *rt, qn_buf *out) {
  if (rt->exc.tag != QN_OBJ) return 0;
  qn_value exc = qn_exc_take(rt);
  int bad = qn_exc_format(rt, exc, out);
  qn_release(rt, exc);
  if (bad) qn_exc_clear(rt);
  return bad;
}

/* SystemExit: its code, and the text that goes to stderr when it is no number. 1: it is none. */
int qn_system_exit_code(qn_rt *rt, qn_value exc, qn_buf *text, int *code) {
  if (!qn_exc_matches(rt, exc, qn_exc_classes[QN_E_SystemExit])) return 1;
  const qn_tuple *args = (const qn_tuple *)qn_exc_obj(exc)->args.o;
  qn_value v = args->n == 0 ? qn_none() : args->n == 1 ? args->items[0] : qn_exc_obj(exc)->args;
  if (v.tag == QN_NONE) return *code = 0, 0;
  if (v.tag == QN_INT || v.tag == QN_BOOL) return *code = (int)(v.i & 0xff), 0;
  *code = 1;
  if (qn_str(rt, v, text)) qn_exc_clear(rt);
  qn_buf_c(text, '\n');
  return 0;
}
