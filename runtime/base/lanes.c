/* lanes.c - see lanes.h. */
#include <stdint.h>

extern const uint64_t qn_lanes_of[256];

#define LANE(m, b) ((uint64_t)((m) >> (b) & 1) * (b) << 8 * __builtin_popcount((m) & ((1u << (b)) - 1)))
#define LANES(m) LANE(m, 1) | LANE(m, 2) | LANE(m, 3) | LANE(m, 4) | LANE(m, 5) | LANE(m, 6) | LANE(m, 7)
#define OF_4(m) LANES(m), LANES((m) + 1), LANES((m) + 2), LANES((m) + 3)
#define OF_16(m) OF_4(m), OF_4((m) + 4), OF_4((m) + 8), OF_4((m) + 12)
#define OF_64(m) OF_16(m), OF_16((m) + 16), OF_16((m) + 32), OF_16((m) + 48)
const uint64_t qn_lanes_of[256] = {OF_64(0u), OF_64(64u), OF_64(128u), OF_64(192u)};
