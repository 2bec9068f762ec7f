/* verify.c - what makes a module well-formed: every number in range, every value visible where it is used, types as the
 * instruction table wants them, terminators last. The emitter relies on all of it and checks nothing again. */
#include "codegen/ir/text.h"

typedef struct verifier {
  const qn_irmodule *m;
  const qn_irfn *fn;
  uint8_t *visible; /* per value */
  uint8_t *seen;    /* per instruction: placed in one block only */
  int depth;
  int loops, pfors;  /* open around the instruction; loops: since the innermost pfor */
  qn_irval now;
  qn_error *err;
  qn_status status;
} verifier;

static bool bad(verifier *s, const char *what) {
  if (s->status != QN_OK) return false;
  const qn_irins *i = s->now && s->now < s->fn->ins.n ? s->fn->ins.data[s->now] : NULL;
  s->status = qn_error_set(s->err, QN_EINVAL, "IR of %s, instruction %u (%s): %s", s->fn->name, s->now,
                           i && i->op < QN_I_COUNT ? qn_irops[i->op].name : "function", what);
  return false;
}

static qn_irtype type_of(verifier *s, qn_irval v) { return s->fn->ins.data[v]->type; }
static qn_irtype arg_type(verifier *s, const qn_irins *i, uint32_t k) { return type_of(s, i->args[k]); }
static bool is_kind(qn_irtype t, qn_irkind k) { return t.kind == k; }

static bool type_ok(qn_irtype t) {
  if (t.kind >= QN_IT_COUNT) return false;
  if (t.kind != QN_IT_ARRAY) return t.dtype == 0 && t.rank == 0 && t.layout == 0;
  return t.dtype < QN_D_COUNT && qn_irt_elem(t).kind != QN_IT_VOID && t.rank <= QN_MAX_RANK &&
         qn_irt_layout(t) != 0 && strchr("CFA", qn_irt_layout(t)) != NULL;
}

/* May a value of type `from` be passed where `to` is declared: contiguous as strided, writable as read-only. */
static bool widens(qn_irtype from, qn_irtype to) {
  if (qn_irt_eq(from, to)) return true;
  if (from.kind != QN_IT_ARRAY || to.kind != QN_IT_ARRAY || from.dtype != to.dtype || from.rank != to.rank) return false;
  if ((from.layout & QN_IR_READONLY) && !(to.layout & QN_IR_READONLY)) return false;
  if (qn_irt_layout(from) == qn_irt_layout(to)) return true;
  return qn_irt_layout(to) == 'A' || (from.rank < 2 && qn_irt_layout(from) != 'A');
}

static bool use(verifier *s, qn_irval v) {
  if (v == 0 || v >= s->fn->ins.n || !s->visible[v]) return bad(s, "uses a value that is not visible here");
  return true;
}

static bool all_of(verifier *s, const qn_irins *i, uint32_t from, uint32_t to, qn_irkind k) {
  for (uint32_t n = from; n < to; n++)
    if (arg_type(s, i, n).kind != k) return bad(s, "an argument has the wrong type");
  return true;
}

static bool same_operands(verifier *s, const qn_irins *i) {
  qn_irtype x = arg_type(s, i, 0), y = arg_type(s, i, 1);
  if (!qn_irt_eq(x, y)) return bad(s, "operands differ in type");
  return qn_irt_is_scalar(x) || bad(s, "operand is not a scalar");
}

static bool result_is(verifier *s, const qn_irins *i, qn_irtype t) {
  return qn_irt_eq(i->type, t) || bad(s, "result has the wrong type");
}

static bool arith(verifier *s, const qn_irins *i) {
  qn_irtype t = arg_type(s, i, 0);
  bool i_ = qn_irt_is_int(t), f = qn_irt_is_float(t), c = qn_irt_is_complex(t), ok = false;
  switch ((int)i->op) {
    case QN_I_ADD: case QN_I_SUB: case QN_I_MUL: case QN_I_NEG: ok = i_ || f || c; break;
    case QN_I_DIV: ok = f || c; break;
    case QN_I_FDIV: case QN_I_MOD: case QN_I_CMOD: ok = i_ || f; break;
    case QN_I_CDIV: case QN_I_SHL: case QN_I_SHR: ok = i_; break;
    case QN_I_AND: case QN_I_OR: case QN_I_XOR: case QN_I_NOT: ok = i_ || t.kind == QN_IT_BOOL; break;
    default: ok = false;
  }
  if (!ok) return bad(s, "operation is not defined for this type");
  return (i->nargs == 1 || same_operands(s, i)) && result_is(s, i, t);
}

static bool compare(verifier *s, const qn_irins *i) {
  qn_irtype t = arg_type(s, i, 0);
  if (qn_irt_is_complex(t) && i->op != QN_I_EQ && i->op != QN_I_NE) return bad(s, "complex numbers have no order");
  return same_operands(s, i) && result_is(s, i, qn_irt(QN_IT_BOOL));
}

static qn_irtype part(qn_irtype t) { return qn_irt(t.kind == QN_IT_C64 ? QN_IT_F32 : QN_IT_F64); }

static bool convert(verifier *s, const qn_irins *i) {
  qn_irtype x = arg_type(s, i, 0), t = i->type;
  switch ((int)i->op) {
    case QN_I_CAST:
      if (!qn_irt_is_scalar(x) || !qn_irt_is_scalar(t)) return bad(s, "cast of what is not a scalar");
      if (qn_irt_is_complex(x) && !qn_irt_is_complex(t) && t.kind != QN_IT_BOOL) return bad(s, "cast of complex to real");
      return true;
    case QN_I_BITS:
      if (!(qn_irt_is_int(x) || qn_irt_is_float(x)) || !(qn_irt_is_int(t) || qn_irt_is_float(t)) ||
          qn_irt_bits(x) != qn_irt_bits(t))
        return bad(s, "bits of another size");
      return true;
    case QN_I_FMA:
      return same_operands(s, i) && (qn_irt_eq(arg_type(s, i, 2), x) || bad(s, "operands differ in type")) && (qn_irt_is_float(x) || bad(s, "operands are floats")) &&
             result_is(s, i, x);
    case QN_I_CPLX:
      return same_operands(s, i) && (qn_irt_is_float(x) || bad(s, "parts are floats")) &&
             result_is(s, i, qn_irt(x.kind == QN_IT_F32 ? QN_IT_C64 : QN_IT_C128));
    case QN_I_RE:
    case QN_I_IM: return (qn_irt_is_complex(x) || bad(s, "argument is not complex")) && result_is(s, i, part(x));
    case QN_I_ABS:
      if (!qn_irt_is_int(x) && !qn_irt_is_float(x) && !qn_irt_is_complex(x)) return bad(s, "argument is not a number");
      return result_is(s, i, qn_irt_is_complex(x) ? part(x) : x);
    case QN_I_POWI:
      if (!qn_irt_is_int(x) && !qn_irt_is_float(x) && !qn_irt_is_complex(x)) return bad(s, "argument is not a number");
      return all_of(s, i, 1, 2, QN_IT_I64) && result_is(s, i, x);
    case QN_I_SELECT:
      if (!is_kind(x, QN_IT_BOOL)) return bad(s, "condition is not bool");
      if (!qn_irt_eq(arg_type(s, i, 1), arg_type(s, i, 2)) || !qn_irt_is_scalar(t)) return bad(s, "arms differ in type");
      return result_is(s, i, arg_type(s, i, 1));
    default: return bad(s, "unknown conversion");
  }
}

static bool is_array(verifier *s, const qn_irins *i, uint32_t k) {
  return (k < i->nargs && arg_type(s, i, k).kind == QN_IT_ARRAY) || bad(s, "argument is not an array");
}

static bool element(verifier *s, const qn_irins *i) {
  if (!is_array(s, i, 0)) return false;
  qn_irtype t = arg_type(s, i, 0);
  uint32_t n = 1u + t.rank + (i->op == QN_I_STORE);
  if (i->nargs != n) return bad(s, "as many indices as dimensions");
  if (!all_of(s, i, 1, 1u + t.rank, QN_IT_I64)) return false;
  if (i->op == QN_I_LOAD) return result_is(s, i, qn_irt_elem(t));
  if (t.layout & QN_IR_READONLY) return bad(s, "store to a read-only array");
  return qn_irt_eq(arg_type(s, i, n - 1), qn_irt_elem(t)) || bad(s, "value has another type than the elements");
}

/* Which layouts a slice of the given spec can promise: see README; 'A' always, C when only leading indices or a whole. */
static bool slice_layout_ok(qn_irtype from, qn_irtype to, const char *spec) {
  char l = qn_irt_layout(to);
  if (l == 'A') return true;
  if (l != qn_irt_layout(from) && !(from.rank < 2 && qn_irt_layout(from) != 'A' && to.rank < 2)) return false;
  if (l == 'C') { /* i* then at most one contiguous cut of the first remaining dimension, then whole ones */
    while (*spec == 'i') spec++;
    if (*spec >= '0' && *spec <= '3') spec++;
    while (*spec == '0') spec++;
    return *spec == 0;
  }
  size_t n = strlen(spec); /* F: whole ones, one cut, then indices */
  while (n < from.rank && *spec) n++;
  const char *p = spec;
  if (strlen(spec) < from.rank) return strspn(spec, "0") == strlen(spec);
  while (*p == '0') p++;
  if (*p >= '0' && *p <= '3') p++;
  while (*p == 'i') p++;
  return *p == 0;
}

static bool slice(verifier *s, const qn_irins *i) {
  if (!is_array(s, i, 0)) return false;
  qn_irtype x = arg_type(s, i, 0);
  int dims = 0, rank = 0;
  uint32_t need = 1;
  for (const char *c = i->name; *c; c++) {
    if (*c == 'i') dims++, need++;
    else if (*c == 'n') rank++;
    else if (*c >= '0' && *c <= '7') dims++, rank++, need += (uint32_t)__builtin_popcount((unsigned)(*c - '0'));
    else return bad(s, "bad slice spec");
    if (dims > x.rank || rank > QN_MAX_RANK) return bad(s, "too many subscripts");
  }
  rank += x.rank - dims;
  if (i->nargs != need || !all_of(s, i, 1, need, QN_IT_I64)) return bad(s, "slice arguments do not fit the spec");
  if (i->type.kind != QN_IT_ARRAY || i->type.dtype != x.dtype || i->type.rank != rank)
    return bad(s, "result has the wrong type");
  if ((x.layout & QN_IR_READONLY) && !(i->type.layout & QN_IR_READONLY)) return bad(s, "a view of a read-only array is read-only");
  if (rank == 0) return true; /* one element: no stride is looked at */
  return slice_layout_ok(x, i->type, i->name) || bad(s, "result's layout is not one the slice guarantees");
}

static bool alloc(verifier *s, const qn_irins *i) {
  qn_irtype t = i->type;
  if (t.kind != QN_IT_ARRAY || qn_irt_layout(t) == 'A') return bad(s, "allocates contiguous arrays only");
  bool full = strcmp(i->name, "full") == 0;
  if (!full && strcmp(i->name, "empty") != 0 && strcmp(i->name, "zeros") != 0 && strcmp(i->name, "ones") != 0)
    return bad(s, "unknown fill");
  if (i->nargs != t.rank + (full ? 1u : 0u)) return bad(s, "as many extents as dimensions");
  if (full && !qn_irt_eq(arg_type(s, i, t.rank), qn_irt_elem(t))) return bad(s, "value has another type than the elements");
  return all_of(s, i, 0, t.rank, QN_IT_I64);
}

static bool constant_array(verifier *s, const qn_irins *i) {
  qn_irtype t = i->type;
  if (t.kind != QN_IT_ARRAY || t.layout != ('C' | QN_IR_READONLY)) return bad(s, "constant arrays are C and read-only");
  if (i->imm[0] >= s->m->data.n || i->nargs != t.rank) return bad(s, "no such data");
  uint64_t bytes = qn_dtypes[t.dtype].size;
  for (uint32_t k = 0; k < i->nargs; k++) {
    const qn_irins *n = s->fn->ins.data[i->args[k]];
    if (n->op != QN_I_CONST || n->type.kind != QN_IT_I64 || (int64_t)n->imm[0] < 0 ||
        __builtin_mul_overflow(bytes, n->imm[0], &bytes))
      return bad(s, "extents of a constant array are constants");
  }
  return bytes == s->m->data.data[i->imm[0]].n || bad(s, "data has another size than the array");
}

static bool restride(verifier *s, const qn_irins *i) {
  qn_irtype x = arg_type(s, i, 0);
  uint32_t dims = 0, extents = 0;
  qn_dtype dtype = (qn_dtype)x.dtype;
  const char *spec = i->name;
  if (*spec == 'R' || *spec == 'I') {
    if (!qn_dtype_is_complex(dtype)) return bad(s, "only complex numbers have parts");
    dtype = dtype == QN_D_COMPLEX64 ? QN_D_FLOAT32 : QN_D_FLOAT64;
    spec++;
  } else if (*spec == 'V') {
    if (i->type.kind != QN_IT_ARRAY || (dtype != QN_D_UINT8 && qn_dtypes[i->type.dtype].size != qn_dtypes[dtype].size))
      return bad(s, "numbers of another size");
    dtype = (qn_dtype)i->type.dtype;
    spec++;
  }
  for (const char *c = spec; *c; c++, dims++) {
    int sources = *c == 'n' ? 0 : *c == 'd' ? 2 : 1;
    if (*c == 'n' || *c == 'b' || *c == 'd') extents++;
    if (*c == 'n') continue;
    if (*c == 'b' || *c == 'd') c++;
    for (int k = 0; k < sources; k++, c += k < sources)
      if (*c < '0' || *c >= '0' + x.rank) return bad(s, "no such dimension");
  }
  if (i->type.kind != QN_IT_ARRAY || i->type.rank != dims || i->nargs != 1 + extents || !all_of(s, i, 1, i->nargs, QN_IT_I64))
    return bad(s, "extents do not fit the result");
  return (i->type.dtype == dtype && (dims == 0 || qn_irt_layout(i->type) == 'A')) || bad(s, "such a view is of layout A");
}

static bool array_op(verifier *s, const qn_irins *i) {
  if (i->op == QN_I_DATA) return constant_array(s, i);
  if (i->op == QN_I_ALLOC) return alloc(s, i);
  if (!is_array(s, i, 0)) return false;
  qn_irtype x = arg_type(s, i, 0);
  switch ((int)i->op) {
    case QN_I_LOAD:
    case QN_I_STORE: return element(s, i);
    case QN_I_SHAPE:
    case QN_I_STRIDE:
      return (i->imm[0] < x.rank || bad(s, "no such dimension")) && result_is(s, i, qn_irt(QN_IT_I64));
    case QN_I_SLICE: return slice(s, i);
    case QN_I_ROWS: return (i->imm[0] < x.rank || bad(s, "no such dimension")) && result_is(s, i, x);
    case QN_I_TRANSPOSE: {
      char l = qn_irt_layout(x), to = x.rank < 2 ? l : l == 'C' ? 'F' : l == 'F' ? 'C' : 'A';
      return result_is(s, i, qn_irt_array((qn_dtype)x.dtype, x.rank, to, (x.layout & QN_IR_READONLY) != 0));
    }
    case QN_I_RESHAPE:
      if (qn_irt_layout(x) != 'C' && x.rank > 1) return bad(s, "reshapes C-contiguous arrays, and those of one axis");
      if (i->type.kind != QN_IT_ARRAY || i->type.rank + 1u != i->nargs || !all_of(s, i, 1, i->nargs, QN_IT_I64))
        return bad(s, "extents do not fit the result");
      return result_is(s, i, qn_irt_array((qn_dtype)x.dtype, i->type.rank, qn_irt_layout(x) == 'A' ? 'A' : 'C', (x.layout & QN_IR_READONLY) != 0));
    case QN_I_RESTRIDE: return restride(s, i);
    case QN_I_OVERLAP: return is_array(s, i, 1) && result_is(s, i, qn_irt(QN_IT_BOOL));
    default: return bad(s, "unknown array instruction");
  }
}

static bool named(verifier *s, const qn_irins *i) {
  const qn_irfn *f = s->fn;
  switch ((int)i->op) {
    case QN_I_CONST: return qn_irt_is_scalar(i->type) || bad(s, "constant of a type that has none");
    case QN_I_PARAM: return (i->imm[0] < f->nparams || bad(s, "no such parameter")) && result_is(s, i, f->params[i->imm[0]].type);
    case QN_I_GET: return (i->imm[0] < f->locals.n || bad(s, "no such local")) && result_is(s, i, f->locals.data[i->imm[0]].type);
    case QN_I_SET:
      if (i->imm[0] >= f->locals.n) return bad(s, "no such local");
      return widens(arg_type(s, i, 0), f->locals.data[i->imm[0]].type) || bad(s, "value has another type than the local");
    case QN_I_CALL: {
      if (i->imm[0] >= s->m->fns.n) return bad(s, "no such function");
      const qn_irfn *c = s->m->fns.data[i->imm[0]];
      if (i->nargs != c->nparams) return bad(s, "as many arguments as parameters");
      for (uint32_t k = 0; k < i->nargs; k++)
        if (!widens(arg_type(s, i, k), c->params[k].type)) return bad(s, "an argument has another type than its parameter");
      return true;
    }
    case QN_I_RESULT: {
      const qn_irins *call = s->fn->ins.data[i->args[0]];
      if (call->op != QN_I_CALL) return bad(s, "result of what is no call");
      const qn_irfn *c = s->m->fns.data[call->imm[0]];
      return (i->imm[0] < c->nresults || bad(s, "no such result")) && result_is(s, i, c->results[i->imm[0]]);
    }
    case QN_I_MATH:
      for (uint32_t k = 0; k < i->nargs; k++)
        if (!qn_irt_is_scalar(arg_type(s, i, k))) return bad(s, "argument is not a scalar");
      return (i->nargs > 0 && i->nargs <= 4 && qn_irt_is_scalar(i->type)) || bad(s, "wrong number of arguments");
    case QN_I_INRANGE: return all_of(s, i, 0, 4, QN_IT_I64) && result_is(s, i, qn_irt(QN_IT_BOOL));
    case QN_I_HCALL: return i->nargs <= 32 || bad(s, "too many arguments");
    default: return bad(s, "unknown instruction");
  }
}

static bool is_pointer(qn_irtype t) { return t.kind == QN_IT_REF || t.kind == QN_IT_PTR; }

/* base [, index], value [, container] */
static bool poke(verifier *s, const qn_irins *i) {
  if (i->nargs < 2 || i->nargs > 4 || !is_pointer(arg_type(s, i, 0))) return bad(s, "pokes into a ref or ptr");
  uint32_t at = i->nargs > 2 && arg_type(s, i, 1).kind == QN_IT_I64 ? 2 : 1;
  if (at >= i->nargs) return bad(s, "no value");
  qn_irtype t = arg_type(s, i, at);
  if (!qn_irt_is_scalar(t) && !is_pointer(t)) return bad(s, "value is not of a slot");
  if (at + 1 == i->nargs) return true;
  return (t.kind == QN_IT_REF && at + 2 == i->nargs && arg_type(s, i, 0).kind == QN_IT_PTR &&
          arg_type(s, i, at + 1).kind == QN_IT_REF) || bad(s, "a container is named with an object in its slots");
}

static bool literal(verifier *s, const qn_irins *i) {
  qn_kobj o;
  if (i->imm[0] >= s->m->data.n || s->m->data.data[i->imm[0]].n <= sizeof o) return bad(s, "no such data");
  qn_sv row = s->m->data.data[i->imm[0]];
  memcpy(&o, row.p, sizeof o);
  bool ok = (o.kind == QN_KO_STR || o.kind == QN_KO_BYTES) && (o.flags & QN_KO_IMMORTAL) && o.cap >= 0 &&
            (uint64_t)o.cap < row.n && row.n == qn_kliteral_size((size_t)o.cap);
  if (!ok) return bad(s, "data is no literal");
  char *again = qn_arena_alloc(s->m->arena, row.n);
  qn_kliteral_write(again, (qn_kkind)o.kind, row.p + sizeof o, (size_t)o.cap);
  if (memcmp(again, row.p, row.n) != 0) return bad(s, "data is no literal");
  return result_is(s, i, qn_irt(QN_IT_REF));
}

enum { MAX_OFFSET = 1 << 20, MAX_SLOTS = 1024 };

static bool object(verifier *s, const qn_irins *i) {
  switch ((int)i->op) {
    case QN_I_PEEK:
      if (i->nargs < 1 || i->nargs > 2 || !is_pointer(arg_type(s, i, 0)) || i->imm[0] > MAX_OFFSET)
        return bad(s, "peeks into a ref or ptr");
      if (!qn_irt_is_scalar(i->type) && !is_pointer(i->type)) return bad(s, "result has the wrong type");
      return all_of(s, i, 1, i->nargs, QN_IT_I64);
    case QN_I_POKE: return i->imm[0] <= MAX_OFFSET ? poke(s, i) : bad(s, "offset out of range");
    case QN_I_SLOTS: return (i->imm[0] <= MAX_SLOTS || bad(s, "too many slots")) && result_is(s, i, qn_irt(QN_IT_PTR));
    case QN_I_BOX: return is_array(s, i, 0) && result_is(s, i, qn_irt(QN_IT_REF));
    case QN_I_UNBOX: return (is_pointer(arg_type(s, i, 0)) || bad(s, "unboxes a ref or ptr")) && (i->type.kind == QN_IT_ARRAY || bad(s, "unboxes an array"));
    case QN_I_STRLIT: return literal(s, i);
    case QN_I_NULLREF: return is_pointer(i->type) || bad(s, "result has the wrong type");
    case QN_I_SAME:
      return (is_pointer(arg_type(s, i, 0)) && qn_irt_eq(arg_type(s, i, 0), arg_type(s, i, 1))) ||
             bad(s, "compares two refs or two ptrs");
    default: return bad(s, "unknown instruction");
  }
}

static bool control(verifier *s, const qn_irins *i) {
  switch ((int)i->op) {
    case QN_I_TRY: return (i->body[1] != NULL || bad(s, "no handler")) && result_is(s, i, qn_irt(QN_IT_I32));
    case QN_I_CAUGHT:
    case QN_I_RERAISE: return s->fn->ins.data[i->args[0]]->op == QN_I_TRY || bad(s, "reraises what no try caught");
    case QN_I_IF: return all_of(s, i, 0, 1, QN_IT_BOOL);
    case QN_I_PFOR:
      for (uint32_t k = 0; k < i->nred; k++) {
        if (i->red[k].local >= s->fn->locals.n || i->red[k].op >= QN_RED_COUNT) return bad(s, "no such reduction");
        qn_irtype t = s->fn->locals.data[i->red[k].local].type;
        bool bits = i->red[k].op >= QN_RED_AND, order = i->red[k].op == QN_RED_MIN || i->red[k].op == QN_RED_MAX;
        if (!qn_irt_is_scalar(t) || (bits && !qn_irt_is_int(t) && t.kind != QN_IT_BOOL) ||
            (order && qn_irt_is_complex(t)) || (!bits && !order && t.kind == QN_IT_BOOL))
          return bad(s, "reduction is not defined for this type");
        for (uint32_t j = 0; j < k; j++)
          if (i->red[j].local == i->red[k].local) return bad(s, "two reductions of one local");
      }
      return all_of(s, i, 0, 3, QN_IT_I64) && result_is(s, i, qn_irt(QN_IT_I64));
    case QN_I_FOR: return all_of(s, i, 0, 3, QN_IT_I64) && result_is(s, i, qn_irt(QN_IT_I64));
    case QN_I_LOOP: return true;
    case QN_I_BREAK: return s->loops > 0 || bad(s, "break outside a loop");
    case QN_I_CONTINUE: return s->loops > 0 || s->pfors > 0 || bad(s, "continue outside a loop");
    case QN_I_LEAVE: {
      uint64_t levels = i->imm[0] / 2, most = (uint64_t)s->loops + (s->pfors && i->imm[0] % 2);
      return levels < most || bad(s, "leaves more loops than there are");
    }
    case QN_I_RETURN:
      if (s->pfors) return bad(s, "return inside a parallel loop");
      if (i->nargs != s->fn->nresults) return bad(s, "as many values as results");
      for (uint32_t k = 0; k < i->nargs; k++)
        if (!widens(arg_type(s, i, k), s->fn->results[k])) return bad(s, "a value has another type than the result");
      return true;
    case QN_I_CHECK:
    case QN_I_RAISE: {
      uint32_t from = i->op == QN_I_CHECK;
      if (from && (i->nargs == 0 || arg_type(s, i, 0).kind != QN_IT_BOOL)) return bad(s, "condition is not bool");
      if (i->nargs > from + QN_ERR_OPERANDS) return bad(s, "too many operands");
      for (uint32_t k = from; k < i->nargs; k++)
        if (!qn_irt_is_scalar(arg_type(s, i, k)) || qn_irt_is_complex(arg_type(s, i, k)))
          return bad(s, "operand is not a number");
      return true;
    }
    default: return bad(s, "unknown control instruction");
  }
}

static bool by_family(verifier *s, const qn_irins *i) {
  switch ((qn_irop)i->op) {
    case QN_I_CONST: case QN_I_PARAM: case QN_I_GET: case QN_I_SET: case QN_I_MATH: case QN_I_CALL: case QN_I_HCALL:
    case QN_I_RESULT: case QN_I_INRANGE: return named(s, i);
    case QN_I_ADD: case QN_I_SUB: case QN_I_MUL: case QN_I_DIV: case QN_I_FDIV: case QN_I_MOD: case QN_I_CDIV:
    case QN_I_CMOD: case QN_I_NEG: case QN_I_AND: case QN_I_OR: case QN_I_XOR: case QN_I_NOT: case QN_I_SHL:
    case QN_I_SHR: return arith(s, i);
    case QN_I_EQ: case QN_I_NE: case QN_I_LT: case QN_I_LE: case QN_I_GT: case QN_I_GE: return compare(s, i);
    case QN_I_SELECT: case QN_I_CAST: case QN_I_BITS: case QN_I_CPLX: case QN_I_RE: case QN_I_IM: case QN_I_ABS:
    case QN_I_POWI: case QN_I_FMA: return convert(s, i);
    case QN_I_LOAD: case QN_I_STORE: case QN_I_SHAPE: case QN_I_STRIDE: case QN_I_SLICE: case QN_I_TRANSPOSE:
    case QN_I_RESHAPE: case QN_I_RESTRIDE: case QN_I_ROWS: case QN_I_ALLOC: case QN_I_OVERLAP: case QN_I_DATA: return array_op(s, i);
    case QN_I_IF: case QN_I_FOR: case QN_I_LOOP: case QN_I_PFOR: case QN_I_BREAK: case QN_I_CONTINUE:
    case QN_I_LEAVE: case QN_I_RETURN: case QN_I_RAISE: case QN_I_CHECK: case QN_I_TRY: case QN_I_RERAISE:
    case QN_I_CAUGHT: return control(s, i);
    case QN_I_NEST: case QN_I_ELEM: case QN_I_PUT: return qn_ir_nest_ok(s->m, s->fn, i) || bad(s, "not a nest that its spec says");
    case QN_I_PEEK: case QN_I_POKE: case QN_I_SLOTS: case QN_I_BOX: case QN_I_UNBOX: case QN_I_STRLIT: case QN_I_NULLREF:
    case QN_I_SAME: return object(s, i);
    case QN_I_COUNT: break;
  }
  return bad(s, "unknown instruction");
}

static bool site_ok(verifier *s, const qn_irins *i) {
  const char *props = qn_irops[i->op].props;
  bool must = strchr(props, 'F') && (!strchr(props, '?') || (i->flags & (QN_IF_OVF | QN_IF_ZERO | QN_IF_CHECK)));
  if (must && i->site < 0) return bad(s, "can fail and has no site");
  return i->site < (int32_t)s->m->sites.n || bad(s, "no such site");
}

static bool instruction_ok(verifier *s, const qn_irins *i) {
  const qn_irop_info *info = &qn_irops[i->op];
  if (!type_ok(i->type)) return bad(s, "malformed type");
  if (info->nargs >= 0 && i->nargs != info->nargs) return bad(s, "wrong number of arguments");
  if (qn_irop_has_name((qn_irop)i->op) && !i->name) return bad(s, "needs a name");
  for (uint32_t k = 0; k < i->nargs; k++) {
    if (!use(s, i->args[k])) return false;
    if (i->op != QN_I_RESULT && arg_type(s, i, k).kind == QN_IT_VOID) return bad(s, "a call is no value: take its results");
  }
  if (i->pred && (!use(s, i->pred) || (type_of(s, i->pred).kind != QN_IT_BOOL && !bad(s, "predicate is not bool")))) return false;
  if ((info->result == 'v') != (i->type.kind == QN_IT_VOID) && i->op != QN_I_HCALL) return bad(s, "result has the wrong type");
  return site_ok(s, i) && by_family(s, i);
}

static bool block_ok(verifier *s, const qn_irblock *blk);

static bool regions_ok(verifier *s, const qn_irins *i) {
  bool has = strchr(qn_irops[i->op].props, 'R') != NULL;
  if (has != (i->body[0] != NULL) || (i->body[1] && i->op != QN_I_IF && i->op != QN_I_TRY)) return bad(s, "wrong regions");
  if (!has) return true;
  if (++s->depth > QN_IR_MAX_DEPTH) return bad(s, "regions nested too deep");
  int loops = s->loops;
  bool outlined = i->op == QN_I_PFOR || i->op == QN_I_NEST;
  if (outlined) s->pfors++, s->loops = 0;
  if (i->op == QN_I_FOR || i->op == QN_I_LOOP) s->loops++;
  qn_irval id = s->now;
  if (i->op == QN_I_TRY) s->visible[id] = 0; /* its value is the handler's */
  bool ok = block_ok(s, i->body[0]);
  if (i->op == QN_I_TRY) s->visible[id] = 1;
  ok = ok && (!i->body[1] || block_ok(s, i->body[1]));
  s->loops = loops;
  if (outlined) s->pfors--;
  s->depth--;
  return ok;
}

static bool block_ok(verifier *s, const qn_irblock *blk) {
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    s->now = v;
    if (v == 0 || v >= s->fn->ins.n || s->seen[v]) return bad(s, "instruction in two places");
    s->seen[v] = 1;
    const qn_irins *i = s->fn->ins.data[v];
    if (i->op >= QN_I_COUNT || !instruction_ok(s, i)) return bad(s, "unknown instruction");
    if (strchr(qn_irops[i->op].props, 'T') && k + 1 < blk->n) return bad(s, "does not end its block");
    bool inside_only = i->op == QN_I_FOR || i->op == QN_I_PFOR || i->op == QN_I_NEST || i->op == QN_I_TRY;
    s->visible[v] = qn_irins_has_value(i);
    if (!regions_ok(s, i)) return false;
    if (inside_only) s->visible[v] = 0;
  }
  for (uint32_t k = 0; k < blk->n; k++) s->visible[blk->data[k]] = 0;
  return true;
}

/* Can the end of blk be reached? A block ends dead with a terminator, an if both of whose arms do, a loop without break. */
static bool has_break(const qn_irfn *f, const qn_irblock *blk, uint64_t level) {
  if (!blk) return false;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = f->ins.data[blk->data[k]];
    if (i->op == QN_I_BREAK && level == 0) return true;
    if (i->op == QN_I_LEAVE && i->imm[0] == 2 * level) return true;
    bool loop = i->op == QN_I_LOOP || i->op == QN_I_FOR;
    if (i->op == QN_I_PFOR || i->op == QN_I_NEST) continue;
    if (has_break(f, i->body[0], level + loop) || has_break(f, i->body[1], level + loop)) return true;
  }
  return false;
}

static bool falls_through(const qn_irfn *f, const qn_irblock *blk) {
  if (!blk || !blk->n) return true;
  const qn_irins *i = f->ins.data[blk->data[blk->n - 1]];
  if (strchr(qn_irops[i->op].props, 'T')) return false;
  if (i->op == QN_I_IF || i->op == QN_I_TRY) return falls_through(f, i->body[0]) || falls_through(f, i->body[1]);
  if (i->op == QN_I_LOOP) return has_break(f, i->body[0], 0);
  return true;
}

static bool symbol_ok(const char *z) {
  size_t n = strlen(z);
  if (n == 0 || n > 200) return false;
  return strspn(z, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$") == n;
}

static bool function_ok(verifier *s) {
  const qn_irfn *f = s->fn;
  s->now = 0;
  if (!symbol_ok(f->name)) return bad(s, "unusable name");
  if (f->nparams > QN_IR_MAX_ARGS || f->nresults > QN_IR_MAX_ARGS) return bad(s, "too many parameters or results");
  for (uint32_t k = 0; k < f->nparams; k++)
    if (!type_ok(f->params[k].type) || f->params[k].type.kind == QN_IT_VOID) return bad(s, "parameter of no type");
  for (uint32_t k = 0; k < f->nresults; k++)
    if (!type_ok(f->results[k]) || f->results[k].kind == QN_IT_VOID) return bad(s, "result of no type");
  for (uint32_t k = 0; k < f->locals.n; k++)
    if (!type_ok(f->locals.data[k].type) || f->locals.data[k].type.kind == QN_IT_VOID) return bad(s, "local of no type");
  if (f->stack_site >= (int32_t)s->m->sites.n || ((f->flags & QN_FN_STACK) && f->stack_site < 0))
    return bad(s, "no such site");
  s->visible = QN_NEW_N(s->m->arena, uint8_t, f->ins.n);
  s->seen = QN_NEW_N(s->m->arena, uint8_t, f->ins.n);
  s->depth = s->loops = s->pfors = 0;
  if (!block_ok(s, f->body)) return false;
  s->now = 0;
  if (f->nresults && falls_through(f, f->body)) return bad(s, "ends without returning its results");
  return true;
}

qn_status qn_ir_verify(const qn_irmodule *m, qn_error *err) {
  verifier s = {0};
  qn_map names = {0};
  s.m = m;
  s.err = err;
  for (uint32_t k = 0; k < m->fns.n; k++) {
    s.fn = m->fns.data[k];
    if (!function_ok(&s)) return s.status;
    if (qn_map_get(&names, qn_sv_of(s.fn->name))) return bad(&s, "two functions of one name"), s.status;
    qn_map_put(m->arena, &names, qn_sv_of(s.fn->name), m->fns.data[k]);
  }
  return QN_OK;
}
