/* mp_module.c - what processes share, for multiprocessing: semaphores and blocks of memory in pages that fork keeps common,
 * and waiting for descriptors. */
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <time.h>

#include "runtime/vm/modules/io_codec.h"

static void *shared_pages(qn_rt *rt, size_t n) {
  void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return p == MAP_FAILED ? (qn_raise_memory(rt), NULL) : p;
}

/* --- semaphores --------------------------------------------------------------------------------------------------------- */
typedef struct semaphore {
  qn_obj obj;
  sem_t *sem;
} semaphore;

static void sem_free(qn_rt *rt, qn_obj *o) {
  if (((semaphore *)o)->sem) munmap(((semaphore *)o)->sem, sizeof(sem_t));
  qn_obj_free(rt, o, sizeof(semaphore));
}

/* acquire(blocking, timeout): timeout None waits for ever; other threads run meanwhile. */
static int s_acquire(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  double seconds = 0;
  sem_t *sem = ((semaphore *)self.o)->sem;
  if (qn_args_parse(rt, args, "acquire", "|block timeout", a)) return -1;
  int block = a[0].tag == QN_UNSET ? 1 : qn_truth(rt, a[0]);
  bool limited = a[1].tag != QN_UNSET && a[1].tag != QN_NONE;
  if (block < 0 || (limited && qn_as_double(rt, a[1], &seconds))) return -1;
  if (sem_trywait(sem) == 0) return *out = qn_bool(true), 0;
  if (!block || (limited && !(seconds > 0))) return *out = qn_bool(false), 0;
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  if (seconds > 1e9) seconds = 1e9;
  t.tv_sec += (time_t)seconds;
  t.tv_nsec += (long)((seconds - floor(seconds)) * 1e9);
  if (t.tv_nsec >= 1000000000) t.tv_nsec -= 1000000000, t.tv_sec++;
  int r;
  rt->hooks.unlock(rt);
  do r = limited ? sem_timedwait(sem, &t) : sem_wait(sem);
  while (r && errno == EINTR);
  rt->hooks.lock(rt);
  return *out = qn_bool(r == 0), 0;
}

static int s_release(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "release", "", NULL)) return -1;
  sem_post(((semaphore *)self.o)->sem);
  return *out = qn_none(), 0;
}

static int s_value(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  int n = 0;
  if (qn_args_parse(rt, args, "value", "", NULL)) return -1;
  sem_getvalue(((semaphore *)self.o)->sem, &n);
  return *out = qn_int(n), 0;
}

static const qn_method sem_methods[] = {{.name = "acquire", .fn = s_acquire}, {.name = "release", .fn = s_release},
                                        {.name = "value", .fn = s_value}, {.name = NULL}};
static qn_class sem_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "SemLock", .module = "_multiprocessing", .kind = QN_K_OTHER,
                             .base = &qn_object_class, .methods = sem_methods, .destroy = sem_free};

static int m_semaphore(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  int64_t n;
  (void)self;
  if (qn_args_parse(rt, args, "semaphore", "value/", &v) || qn_as_index(rt, v, &n)) return -1;
  if (n < 0 || n > INT32_MAX) return qn_raise(rt, QN_E_ValueError, "semaphore initial value must be >= 0");
  semaphore *s = qn_obj_new(rt, &sem_class, sizeof *s);
  if (!s) return -1;
  if (!(s->sem = shared_pages(rt, sizeof(sem_t)))) return qn_release(rt, qn_from_obj(s)), -1;
  sem_init(s->sem, 1, (unsigned)n);
  return *out = qn_from_obj(s), 0;
}

/* --- memory -------------------------------------------------------------------------------------------------------------------- */
typedef struct block {
  qn_obj obj;
  char *data;
  int64_t n; /* items */
  char code;
  size_t size; /* of an item */
} block;

static void block_free(qn_rt *rt, qn_obj *o) {
  block *b = (block *)o;
  if (b->data) munmap(b->data, (size_t)b->n * b->size + 8);
  qn_obj_free(rt, o, sizeof *b);
}

static size_t size_of_code(char c) {
  return strchr("cbB?", c) ? 1 : strchr("hH", c) ? 2 : strchr("iIf", c) ? 4 : strchr("lLqQd", c) ? 8 : 0;
}

static int place(qn_rt *rt, const block *b, qn_value key, char **at) {
  int64_t i;
  *at = b->data;
  if (qn_as_index(rt, key, &i)) return -1;
  if (i < 0) i += b->n;
  if (i < 0 || i >= b->n) return qn_raise(rt, QN_E_IndexError, "invalid index");
  *at = b->data + (size_t)i * b->size;
  return 0;
}

static int block_get(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  const block *b = (const block *)v.o;
  char *p;
  if (place(rt, b, key, &p)) return -1;
#define READ(c, T, make)     \
  case c: {                  \
    T x;                     \
    memcpy(&x, p, sizeof x); \
    return *out = make(x), 0; \
  }
  switch (b->code) {
    READ('b', int8_t, qn_int)
    READ('B', uint8_t, qn_int)
    READ('h', int16_t, qn_int)
    READ('H', uint16_t, qn_int)
    READ('i', int32_t, qn_int)
    READ('I', uint32_t, qn_int)
    READ('l', int64_t, qn_int)
    READ('q', int64_t, qn_int)
    READ('L', int64_t, qn_int)
    READ('Q', int64_t, qn_int)
    READ('f', float, qn_float)
    READ('d', double, qn_float)
    READ('?', bool, qn_bool)
    default: return qn_new_bytes(rt, (qn_sv){p, 1}, out);
  }
}

static int block_set(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  const block *b = (const block *)v.o;
  char *p;
  double d = 0;
  int64_t i = 0;
  if (place(rt, b, key, &p)) return -1;
  if (b->code == 'f' || b->code == 'd') {
    if (qn_as_double(rt, x, &d)) return -1;
    float f = (float)d;
    memcpy(p, b->code == 'f' ? (void *)&f : (void *)&d, b->size);
    return 0;
  }
  if (b->code == 'c') {
    if (!qn_is(x, QN_K_BYTES) || ((qn_bytesobj *)x.o)->n != 1)
      return qn_raise(rt, QN_E_TypeError, "one character bytes, bytearray or integer expected");
    return *p = ((qn_bytesobj *)x.o)->data[0], 0;
  }
  if (b->code == '?') {
    int t = qn_truth(rt, x);
    return t < 0 ? -1 : (*p = (char)t, 0);
  }
  if (x.tag == QN_FLOAT || qn_is(x, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "an integer is required (got type %s)", qn_class_of(x)->name);
  if (qn_as_index(rt, x, &i)) return -1;
  memcpy(p, &i, b->size); /* C's conversion, as ctypes does: the low bytes */
  return 0;
}

static int64_t block_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return ((block *)v.o)->n;
}

static qn_class block_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "SharedBlock", .module = "_multiprocessing", .kind = QN_K_OTHER,
                               .base = &qn_object_class, .destroy = block_free, .get_item = block_get, .set_item = block_set,
                               .length = block_length};

static int m_block(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  int64_t n;
  (void)self;
  if (qn_args_parse(rt, args, "block", "typecode n/", a) || qn_as_index(rt, a[1], &n)) return -1;
  char code = qn_is(a[0], QN_K_STR) && qn_str_sv(a[0]).n == 1 ? qn_str_sv(a[0]).p[0] : 0;
  size_t size = code ? size_of_code(code) : 0;
  if (!size) return qn_raise(rt, QN_E_TypeError, "bad typecode (must be b, B, c, h, H, i, I, l, L, q, Q, f, d or ?)");
  if (n < 0 || n > INT64_MAX / 16) return qn_raise(rt, QN_E_ValueError, "Array length must be >= 0");
  block *b = qn_obj_new(rt, &block_class, sizeof *b);
  if (!b) return -1;
  b->code = code;
  b->size = size;
  b->n = n;
  if (!(b->data = shared_pages(rt, (size_t)n * size + 8))) return qn_release(rt, qn_from_obj(b)), -1;
  return *out = qn_from_obj(b), 0;
}

/* --- waiting -------------------------------------------------------------------------------------------------------------------- */
/* wait(fds, seconds or None, write): those that are ready, or whose other end is gone. */
static int m_wait(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[3], *items, list;
  int64_t n, fd;
  double seconds = -1;
  (void)self;
  if (qn_args_parse(rt, args, "wait", "fds timeout|write/", a)) return -1;
  if (a[1].tag != QN_NONE && qn_as_double(rt, a[1], &seconds)) return -1;
  int write = a[2].tag == QN_UNSET ? 0 : qn_truth(rt, a[2]);
  if (qn_items_of(rt, a[0], &items, &n)) return -1;
  struct pollfd *p = qn_alloc(rt->alloc, ((size_t)n + 1) * sizeof *p);
  int bad = p ? 0 : qn_raise_memory(rt);
  for (int64_t i = 0; i < n && !bad; i++) {
    bad = qn_as_index(rt, items[i], &fd);
    p[i] = (struct pollfd){.fd = (int)fd, .events = write ? POLLOUT : POLLIN};
  }
  double end = qn_time_seconds() + seconds;
  int r = 0;
  if (!bad) rt->hooks.unlock(rt);
  while (!bad) {
    double left = end - qn_time_seconds();
    int ms = a[1].tag == QN_NONE ? -1 : left > 1e6 ? 1000000000 : left > 0 ? (int)ceil(left * 1000) : 0;
    r = poll(p, (nfds_t)n, ms);
    if (r >= 0 || errno != EINTR) break;
  }
  if (!bad) rt->hooks.lock(rt);
  bad = bad || qn_new_list(rt, NULL, 0, &list);
  for (int64_t i = 0; i < n && !bad; i++)
    if (p[i].revents && qn_list_append(rt, list, items[i])) qn_release(rt, list), bad = -1;
  qn_items_free(rt, items, n);
  if (p) qn_free(rt->alloc, p, ((size_t)n + 1) * sizeof *p);
  return bad ? -1 : (*out = list, 0);
}

static const qn_method functions[] = {{.name = "semaphore", .fn = m_semaphore}, {.name = "block", .fn = m_block}, {.name = "wait", .fn = m_wait},
                                      {.name = NULL}};
extern const qn_module_def qn_mp_native_module;
const qn_module_def qn_mp_native_module = {.name = "_multiprocessing", .functions = functions};
