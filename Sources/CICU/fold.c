/* Simplified forms of traditional characters, out of ICU's transliterator. */
#include "CICU.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

int32_t kz_simplified_table(uint16_t first, uint16_t *table, int32_t count) {
  UErrorCode status = U_ZERO_ERROR;
  UChar id[32];
  u_uastrcpy(id, "Traditional-Simplified");
  UTransliterator *transform =
      utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE(status) || transform == NULL) return -1;
  int32_t changed = 0;
  for (int32_t index = 0; index < count; index++) {
    UChar buffer[16] = {(UChar)(first + index), 0};
    int32_t length = 1;
    int32_t limit = 1;
    status = U_ZERO_ERROR;
    utrans_transUChars(transform, buffer, &length, 16, 0, &limit, &status);
    const int is_one_han = U_SUCCESS(status) && length == 1 && buffer[0] >= 0x3400 &&
                           buffer[0] <= 0x9FFF;
    table[index] = is_one_han ? buffer[0] : (uint16_t)(first + index);
    changed += table[index] != first + index;
  }
  utrans_close(transform);
  return changed;
}
