#pragma once
/* Counts the heap allocations of this process, to say what a stage costs a mention. */
#include <stdint.h>

/* Allocations of the calling thread since it began: malloc, calloc, realloc and the aligned ones. */
uint64_t kz_allocation_count(void);

/* 1 where they are counted (glibc), 0 where the count stays 0. */
int32_t kz_allocations_are_counted(void);
