/* call.c - calls that come from C: the hook of the object protocol, class bodies, modules. */
#include <pthread.h>

#include "runtime/vm/vm_int.h"

/* Calls that go through C (repr in repr, map in map, exec in exec) take some kilobytes of the machine's stack each. */
bool qn_stack_short(const qn_rt *rt) {
  enum { KEPT = 256 << 10, FEW = 100 }; /* so few never need a look */
  static _Thread_local const char *low;
  if (rt->depth < FEW) return false;
  if (!low) {
    pthread_attr_t attr;
    void *base = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attr)) return false;
    if (!pthread_attr_getstack(&attr, &base, &size)) low = (const char *)base + (size < 4 * KEPT ? size / 4 : KEPT);
    pthread_attr_destroy(&attr);
  }
  return (const char *)__builtin_frame_address(0) < low;
}

/* Sets up a frame above the running one; registers are the caller's to fill. NULL after an exception. */
static qn_frame *push(qn_rt *rt, qn_function *fn, qn_script *globals, qn_code *code, bool *seg) {
  qn_vm *vm = qn_vm_of(rt);
  qn_thread *th = vm->current;
  qn_frame *top = th->top ? th->top : &th->base;
  if (rt->depth >= rt->depth_max || qn_stack_short(rt)) return qn_recursion_error(rt), NULL;
  qn_frame *f = qn_frame_spare(rt, top);
  if (!f) return NULL;
  qn_value *r = qn_frame_window(rt, th, th->top, code->flags & QN_CODE_MODULE ? 1 : code->nregs, seg);
  if (!r) return NULL;
  qn_frame *next = f->next;
  *f = (qn_frame){.r = r, .code = code, .fn = fn, .globals = globals, .back = th->top, .next = next, .on_stack = true};
  f->flags = (uint8_t)(QN_FRAME_ENTRY | (*seg ? QN_FRAME_SEG : 0));
  return f;
}

static int run(qn_rt *rt, qn_frame *f, qn_value *out) {
  qn_vm *vm = qn_vm_of(rt);
  rt->depth++;
  vm->current->top = f;
  qn_value v = qn_none();
  int bad = qn_vm_run(rt, f, f->code->ins, &v);
  if (!bad) *out = v;
  return bad;
}

int qn_vm_call_function(qn_rt *rt, qn_value fnv, const qn_args *args, qn_value *out) {
  qn_function *fn = (qn_function *)fnv.o;
  if (fn->code->flags & QN_CODE_GENERATOR) {
    qn_generator *g;
    if (qn_new_generator(rt, fn, &g)) return -1;
    if (qn_bind(rt, fn, args, g->regs)) return qn_release(rt, qn_from_obj(g)), -1;
    *out = qn_from_obj(g);
    return 0;
  }
  bool seg = false;
  qn_frame *f = push(rt, fn, fn->globals, fn->code, &seg);
  if (!f) return -1;
  if (qn_bind(rt, fn, args, f->r)) {
    if (seg) qn_frame_drop_segment(qn_vm_of(rt)->current);
    return -1;
  }
  qn_retain(fnv);
  return run(rt, f, out);
}

int qn_call_function_hook(qn_rt *rt, qn_value fnv, const qn_args *args, qn_value *out) {
  qn_function *fn = (qn_function *)fnv.o;
  qn_vm *vm = qn_vm_of(rt);
  if (fn->tier == QN_TIER_ASK) {
    if (!vm->opts.call_tier || vm->opts.interpret) {
      fn->tier = QN_TIER_VM;
    } else {
      int r = vm->opts.call_tier(rt, fn, args, out);
      if (r <= 0) return r;
      if (r == 2) fn->tier = QN_TIER_VM;
    }
  }
  return qn_vm_call_function(rt, fnv, args, out);
}

int qn_run_class_body(qn_rt *rt, qn_function *fn, qn_ns *ns, qn_value *cell) {
  bool seg = false;
  qn_frame *f = push(rt, fn, fn->globals, fn->code, &seg);
  if (!f) return -1;
  qn_init_registers(fn, f->r);
  f->ns = ns;
  qn_retain(qn_from_obj(fn));
  return run(rt, f, cell);
}

/* --- modules ---------------------------------------------------------------------------------------------------------- */
int qn_run_script(qn_rt *rt, qn_script *s) {
  qn_unit *unit = s->unit;
  bool seg = false;
  qn_frame *f = push(rt, NULL, s, unit->codes.data[0], &seg);
  if (!f) return -1;
  f->sp = f->r;
  f->r = s->slots;
  f->on_stack = false;
  f->flags |= QN_FRAME_MODULE;
  qn_value v;
  if (run(rt, f, &v)) return -1;
  qn_release(rt, v);
  return 0;
}

int qn_vm_run_module(qn_rt *rt, qn_unit *unit, const char *name, qn_value *out) {
  qn_value s;
  char source[4096];
  snprintf(source, sizeof source, "%.*s", (int)unit->source->name.n, unit->source->name.p);
  if (qn_vm_add_path(rt, source) || qn_unit_load(rt, unit) || qn_new_script(rt, unit, name, &s)) return -1;
  if (strcmp(name, "__main__") == 0 && qn_dict_set_z(rt, qn_vm_of(rt)->modules, name, s)) return qn_release(rt, s), -1;
  int bad = qn_run_script(rt, (qn_script *)s.o);
  if (out) *out = qn_retained(s); /* also after an exception: what ran so far */
  qn_release(rt, s);
  return bad;
}
