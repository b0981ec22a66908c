/* glibc lets a program define malloc itself and exports its own functions as __libc_*: every shared
   library of the process, the Swift runtime and ICU among them, then calls the ones below. No
   preloading, no hooks, and the counter is one add to a thread-local word. */
#include "CAllocations.h"

#include <stdlib.h>

#if defined(__GLIBC__)
#include <errno.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *pointer, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static __thread uint64_t allocations __attribute__((tls_model("initial-exec")));

void *malloc(size_t size) {
  allocations++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  allocations++;
  return __libc_calloc(count, size);
}

void *realloc(void *pointer, size_t size) {
  allocations++;
  return __libc_realloc(pointer, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  allocations++;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size) {
  allocations++;
  void *pointer = __libc_memalign(alignment, size);
  if (pointer == NULL) return ENOMEM;
  *out = pointer;
  return 0;
}

uint64_t kz_allocation_count(void) { return allocations; }
int32_t kz_allocations_are_counted(void) { return 1; }
#else
uint64_t kz_allocation_count(void) { return 0; }
int32_t kz_allocations_are_counted(void) { return 0; }
#endif
