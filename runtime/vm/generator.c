/* generator.c - generators: a frame with its own registers that is resumed and left again. A `for` resumes one inside the
 * loop (loop_iter.inc); everything else comes through here. */
#include "runtime/vm/slow.h"

int qn_new_generator(qn_rt *rt, qn_function *fn, qn_generator **out) {
  uint32_t n = fn->code->nregs;
  qn_generator *g = qn_obj_new(rt, &qn_generator_class, sizeof *g + n * sizeof(qn_value));
  if (!g) return -1;
  g->nregs = n;
  qn_retain(qn_from_obj(fn));
  g->frame = (qn_frame){.r = g->regs, .pc = fn->code->ins, .code = fn->code, .fn = fn, .globals = fn->globals};
  *out = g;
  return 0;
}

void qn_generator_finish(qn_rt *rt, qn_generator *g) {
  g->state = QN_GEN_DONE;
  for (uint32_t i = 0; i < g->nregs; i++) qn_vclear(rt, &g->regs[i]);
  qn_vclear(rt, &g->sent);
  qn_vclear(rt, &g->handling);
  if (g->frame.fn) qn_release(rt, qn_from_obj(g->frame.fn));
  g->frame.fn = NULL;
}

int qn_generator_resume(qn_rt *rt, qn_generator *g, qn_value sent, qn_value exc, qn_value *out) {
  qn_vm *vm = qn_vm_of(rt);
  qn_thread *th = vm->current;
  qn_frame *f = &g->frame, *top = th->top ? th->top : &th->base;
  if (g->state == QN_GEN_RUNNING) {
    qn_release(rt, exc);
    return qn_raise(rt, QN_E_ValueError, "generator already executing");
  }
  if (g->state == QN_GEN_DONE) {
    if (exc.tag != QN_OBJ) return QN_STOP;
    qn_vset(rt, &rt->exc, exc);
    return -1;
  }
  if (g->state == QN_GEN_NEW && sent.tag != QN_NONE && exc.tag != QN_OBJ)
    return qn_raise(rt, QN_E_TypeError, "can't send non-None value to a just-started generator");
  if (rt->depth >= rt->depth_max || qn_stack_short(rt)) return qn_release(rt, exc), qn_recursion_error(rt);
  if (!qn_frame_spare(rt, top)) return qn_release(rt, exc), -1;
  f->back = th->top;
  f->next = top->next;
  f->sp = th->top ? qn_frame_top(th->top) : th->seg->slots;
  f->flags = QN_FRAME_GEN | QN_FRAME_ENTRY;
  f->owner = qn_retained(qn_from_obj(g));
  rt->depth++;
  th->top = f;
  qn_slow_enter_handling(rt, g);
  const qn_ins *pc = NULL;
  if (exc.tag == QN_OBJ) {
    g->state = QN_GEN_RUNNING;
    qn_vset(rt, &rt->exc, exc);
  } else {
    pc = qn_slow_resume(rt, g, qn_retained(sent));
  }
  qn_value v = qn_none();
  int r = qn_vm_run(rt, f, pc, &v);
  if (r == 1) return *out = v, 0;
  return r == 0 ? QN_STOP : -1;
}

/* --- yield from -------------------------------------------------------------------------------------------------------- */
static int raise_stop(qn_rt *rt, qn_value result) {
  if (result.tag == QN_UNSET || result.tag == QN_NONE) return qn_raise_args(rt, qn_exc_classes[QN_E_StopIteration], NULL, 0);
  return qn_raise_args(rt, qn_exc_classes[QN_E_StopIteration], &result, 1);
}

/* A step of something that is no generator: the value of its StopIteration is what `yield from` gives. */
static int step_delegate(qn_rt *rt, qn_value sub, qn_sym name, const qn_value *args, uint32_t n, qn_value *out) {
  qn_value m;
  if (qn_get_attr(rt, sub, name, &m)) return -1;
  int r = qn_call_pos(rt, m, args, n, out);
  qn_release(rt, m);
  if (r >= 0 || rt->exc.tag != QN_OBJ || !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_StopIteration])) return r;
  qn_value exc = rt->exc;
  rt->exc = (qn_value){.tag = QN_UNSET};
  r = qn_get_attr(rt, exc, qn_sym_of(rt, "value"), out);
  qn_release(rt, exc);
  return r ? -1 : QN_STOP;
}

int qn_op_yield_from(qn_rt *rt, qn_generator *g, qn_value sub, qn_value *out) {
  qn_value sent = g->sent;
  g->sent.tag = QN_UNSET;
  if (sent.tag == QN_UNSET) sent = qn_none();
  int r;
  if (qn_is(sub, QN_K_GENERATOR)) {
    qn_generator *s = (qn_generator *)sub.o;
    r = qn_generator_resume(rt, s, sent, (qn_value){.tag = QN_UNSET}, out);
    if (r == QN_STOP) *out = s->result.tag == QN_UNSET ? qn_none() : qn_retained(s->result);
  } else if (sent.tag != QN_NONE) {
    r = step_delegate(rt, sub, qn_vm_of(rt)->syms[QN_S_send], &sent, 1, out);
  } else if (sub.tag == QN_OBJ && sub.o->cls->script) {
    r = step_delegate(rt, sub, qn_vm_of(rt)->syms[QN_S___next__], NULL, 0, out);
  } else {
    r = qn_next(rt, sub, out);
    if (r == QN_STOP) *out = qn_none();
  }
  qn_release(rt, sent);
  return r;
}

/* --- the class ------------------------------------------------------------------------------------------------------------ */
static bool inside_handler(const qn_generator *g) {
  const qn_code *c = g->frame.code;
  uint32_t at = (uint32_t)(g->frame.pc - c->ins);
  for (uint32_t i = 0; i < c->nhandlers; i++)
    if (at >= c->handlers[i].start && at < c->handlers[i].end) return true;
  return false;
}

static int gen_close(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);

/* Dropped before its end: its `finally` blocks and context managers still run. What they raise goes nowhere. */
static void close_dropped(qn_rt *rt, qn_generator *g) {
  qn_vm *vm = qn_vm_of(rt);
  if (g->state != QN_GEN_SUSPENDED || !vm || !vm->current || rt->sweeping || !inside_handler(g)) return;
  qn_value exc = rt->exc, v;
  rt->exc = (qn_value){.tag = QN_UNSET};
  g->obj.rc = 1; /* alive while it runs */
  if (gen_close(rt, qn_from_obj(g), &(qn_args){0}, &v)) qn_exc_clear(rt);
  g->obj.rc = -1;
  rt->exc = exc;
}

static void generator_destroy(qn_rt *rt, qn_obj *o) {
  qn_generator *g = (qn_generator *)o;
  uint32_t n = g->nregs;
  close_dropped(rt, g);
  qn_generator_finish(rt, g);
  qn_release(rt, g->result);
  qn_obj_free(rt, o, sizeof *g + n * sizeof(qn_value));
}

static int generator_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_generator *g = (qn_generator *)v.o;
  qn_buf_printf(out, "<generator object %s at %p>", g->frame.code->qualname->text, (void *)g);
  return 0;
}

static int generator_iter(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}

static int generator_next(qn_rt *rt, qn_value v, qn_value *out) {
  return qn_generator_resume(rt, (qn_generator *)v.o, qn_none(), (qn_value){.tag = QN_UNSET}, out);
}

static int gen_send(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "generator.send", "value/", &v)) return -1;
  qn_generator *g = (qn_generator *)self.o;
  int r = qn_generator_resume(rt, g, v, (qn_value){.tag = QN_UNSET}, out);
  return r == QN_STOP ? raise_stop(rt, g->result) : r;
}

static int throw_into(qn_rt *rt, qn_generator *g, qn_value exc, qn_value *out);

/* A generator that waits in `yield from` hands the exception to what it delegates to. 2: it does not. */
static int throw_down(qn_rt *rt, qn_generator *g, qn_value exc, qn_value *out) {
  if (g->state != QN_GEN_SUSPENDED || g->frame.pc->op != QN_BC_YIELDFROM) return 2;
  qn_value *sub = &g->regs[g->frame.pc->b];
  if (!qn_is(*sub, QN_K_GENERATOR)) return 2;
  qn_generator *s = (qn_generator *)sub->o;
  int r = throw_into(rt, s, qn_retained(exc), out);
  if (r == 0) return 0;
  qn_value res = {.tag = QN_UNSET};
  if (r == QN_STOP) { /* it ended: the delegation's value is its result */
    res = s->result.tag == QN_UNSET ? qn_none() : qn_retained(s->result);
    const qn_ins *ins = g->frame.pc;
    qn_vclear(rt, sub);
    qn_vset(rt, &g->regs[ins->a], res);
    static const qn_ins skip = {.op = QN_BC_YIELD, .a = 0};
    (void)skip;
    g->frame.pc = ins;
    return 3;
  }
  return -1;
}

static int throw_into(qn_rt *rt, qn_generator *g, qn_value exc, qn_value *out) {
  int r = throw_down(rt, g, exc, out);
  if (r == 2) return qn_generator_resume(rt, g, qn_none(), exc, out);
  qn_release(rt, exc);
  if (r == 3) { /* go on after the `yield from` */
    qn_value again = g->regs[g->frame.pc->a];
    g->regs[g->frame.pc->a].tag = QN_UNSET;
    const qn_ins *saved = g->frame.pc;
    (void)saved;
    qn_value it;
    /* The instruction runs once more on an exhausted iterator whose value is the result. */
    qn_generator *done = (qn_generator *)qn_obj_new(rt, &qn_generator_class, sizeof *done);
    if (!done) return qn_release(rt, again), -1;
    done->state = QN_GEN_DONE;
    done->frame.code = g->frame.code;
    done->result = again;
    it = qn_from_obj(done);
    g->regs[g->frame.pc->b] = it;
    return qn_generator_resume(rt, g, qn_none(), (qn_value){.tag = QN_UNSET}, out);
  }
  if (r < 0) { /* the exception goes on in this generator */
    qn_value e = qn_exc_take(rt);
    qn_vclear(rt, &g->regs[g->frame.pc->b]);
    return qn_generator_resume(rt, g, qn_none(), e, out);
  }
  return r;
}

static int make_exception(qn_rt *rt, qn_value what, qn_value *out) {
  if (qn_is(what, QN_K_EXCEPTION)) return *out = qn_retained(what), 0;
  if (qn_is(what, QN_K_TYPE) && qn_issubclass(qn_class_ptr(what), qn_exc_classes[QN_E_BaseException]))
    return qn_call_pos(rt, what, NULL, 0, out);
  return qn_raise(rt, QN_E_TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", qn_class_of(what)->name);
}

static int gen_throw(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3], exc;
  if (qn_args_parse(rt, args, "generator.throw", "type|value traceback/", v)) return -1;
  if (v[1].tag != QN_UNSET && v[1].tag != QN_NONE && qn_is(v[0], QN_K_TYPE)) {
    if (qn_is(v[1], QN_K_EXCEPTION) ? make_exception(rt, v[1], &exc) : qn_call_pos(rt, v[0], &v[1], 1, &exc)) return -1;
  } else if (make_exception(rt, v[0], &exc)) {
    return -1;
  }
  qn_generator *g = (qn_generator *)self.o;
  if (g->state == QN_GEN_NEW) { /* raised where it would begin */
    qn_generator_finish(rt, g);
    qn_vset(rt, &rt->exc, exc);
    return -1;
  }
  int r = throw_into(rt, g, exc, out);
  return r == QN_STOP ? raise_stop(rt, g->result) : r;
}

static int gen_close(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_generator *g = (qn_generator *)self.o;
  if (qn_args_parse(rt, args, "generator.close", "", NULL)) return -1;
  *out = qn_none();
  if (g->state == QN_GEN_DONE) return 0;
  if (g->state == QN_GEN_NEW) return qn_generator_finish(rt, g), 0;
  qn_value exc, v;
  if (qn_new_exception(rt, qn_exc_classes[QN_E_GeneratorExit], NULL, 0, &exc)) return -1;
  int r = throw_into(rt, g, exc, &v);
  if (r == 0) return qn_release(rt, v), qn_raise(rt, QN_E_RuntimeError, "generator ignored GeneratorExit");
  if (r == QN_STOP) return 0;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_GeneratorExit]) &&
      !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_StopIteration]))
    return -1;
  qn_exc_clear(rt);
  return 0;
}

static int gen_next(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "generator.__next__", "", NULL)) return -1;
  int r = generator_next(rt, self, out);
  return r == QN_STOP ? raise_stop(rt, ((qn_generator *)self.o)->result) : r;
}

static const qn_method generator_methods[] = {
    {.name = "__next__", .fn = gen_next},
    {.name = "send", .fn = gen_send}, {.name = "throw", .fn = gen_throw}, {.name = "close", .fn = gen_close}, {.name = NULL}};

qn_class qn_generator_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "generator", .module = "builtins",
                               .kind = QN_K_GENERATOR, .base = &qn_object_class, .methods = generator_methods,
                               .destroy = generator_destroy, .repr = generator_repr, .iter = generator_iter, .next = generator_next};
