/* parallel.h - the one place that runs loops on several threads: over OpenMP, or over the host's parallel_for.
 *
 * The loops themselves are qn_par_for and qn_par_ctx of runtime/abi.h. Here is what the engine sets around them.
 *
 * What a changer must know
 *   - The results of a loop never depend on how it was cut: reductions loop over the blocks of a fixed grid.
 *   - libgomp exits the process when it cannot create a thread, keeps a pool for each host thread, and hangs in a forked
 *     child. So a process-wide budget of thread tokens bounds all loops together, threads are probed with plain pthreads
 *     before a team grows, and a forked child, a nested loop and a loop inside somebody else's parallel region run
 *     serially.
 *   - The error of the smallest failing iteration wins, whatever the threads do. */
#ifndef QN_PARALLEL_H
#define QN_PARALLEL_H

#include "runtime/abi.h"
#include "runtime/base/base.h"

/* How the loops of a call run. The engine keeps one per session and points the `par` field of a call's top context (the
 * one whose parent is NULL) at it; NULL there means the defaults. */
typedef struct qn_par_options {
  int32_t threads;              /* 0: qn_par_default_threads() */
  qn_parallel_for parallel_for; /* the host's loop, or NULL: OpenMP */
  void *parallel_user;
  struct qn_races *races;       /* where accesses are noted (races.h), or NULL */
  int64_t chunk;                /* iterations of one chunk, as numba.set_parallel_chunksize asks; 0: by the work */
} qn_par_options;

/* What kernels ask and set (helper qn_par_query): numba.get_num_threads and its kin. */
enum { QN_PAR_THREADS, QN_PAR_THREAD_ID, QN_PAR_SET_THREADS, QN_PAR_CHUNK, QN_PAR_SET_CHUNK };
int32_t qn_par_query(qn_kctx *ctx, int32_t what, int64_t arg, int64_t *out); /* FAIL; setting gives the old value */
/* Which of a loop's threads the calling one is: 0 outside loops, always below the loop's number of threads. */
int32_t qn_par_thread_id(void);

/* NUMBA_NUM_THREADS, else OMP_NUM_THREADS, else qn_par_cpus(). Read once. */
int32_t qn_par_default_threads(void);
/* CPUs this process may use: its affinity, bounded by its cgroup's quota (rounded up). Read once. */
int32_t qn_par_cpus(void);

/* A loop of C code: runs body over disjoint parts that cover [0, n), on several threads when that pays. cost_ps:
 * picoseconds for one index, 0 when unknown. A body that returns nonzero stops the loop; the result is that of the
 * failing part that begins first. opt may be NULL. */
int32_t qn_par_run(const qn_par_options *opt, qn_loop_body body, void *frame, int64_t n, int64_t cost_ps);

/* The floating-point mode that all numbers are computed in: round to nearest, subnormals kept, nothing traps.
 * Set at kernel entry and in each worker, and put back after. */
typedef struct qn_fpmode {
  uint64_t saved;
} qn_fpmode;
qn_fpmode qn_fp_enter(void);
void qn_fp_leave(qn_fpmode m);

#endif
