#include "CICU.h"

#include <stdlib.h>
#include <unicode/uclean.h>
#include <unicode/uversion.h>

const char *kz_icu_version(void) { return U_ICU_VERSION; }

void kz_free(void *pointer) { free(pointer); }
