#include "CICU.h"
#include "gb18030.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>

/* Substitutes U+FFFD and counts; context is the counter. */
static void substitute(
    const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
  (void)units;
  (void)length;
  if (reason > UCNV_IRREGULAR) return;
  static const UChar replacement[1] = {0xFFFD};
  *(int64_t *)context += 1;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, replacement, 1, 0, status);
}

int32_t kz_convert_to_utf8(
    const char *charset, const uint8_t *bytes, int64_t length, uint8_t **out,
    int64_t *out_length, int64_t *replaced) {
  *out = NULL;
  *out_length = 0;
  *replaced = 0;
  if (length < 0 || length > INT32_MAX / 4) return -2;
  if (strcmp(charset, "gb18030") == 0) {
    uint8_t *plain = malloc((size_t)(length + length / 2 + 16));
    int64_t written = plain == NULL ? -1 : kz_gb18030_plain(bytes, length, plain);
    if (written >= 0) {
      plain[written] = 0;
      *out = plain;
      *out_length = written;
      return 0;
    }
    free(plain);
  }
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &status);
  if (U_FAILURE(status)) return -1;
  ucnv_setToUCallBack(converter, substitute, replaced, NULL, NULL, &status);
  /* Substitution may make more units than bytes; every charset makes at most two a byte. */
  int64_t capacity = length * 2 + 16;
  UChar *units = malloc(sizeof(UChar) * (size_t)capacity);
  uint8_t *result = NULL;
  int32_t outcome = -2;
  if (units != NULL && U_SUCCESS(status)) {
    UChar *target = units;
    const char *source = (const char *)bytes;
    ucnv_toUnicode(
        converter, &target, units + capacity, &source, source + length, NULL, 1, &status);
    int64_t count = target - units;
    if (U_SUCCESS(status) && count * 3 < INT32_MAX) {
      result = malloc((size_t)(count * 3 + 1));
      if (result != NULL) {
        int32_t written = 0;
        UErrorCode utf8Status = U_ZERO_ERROR;
        u_strToUTF8WithSub(
            (char *)result, (int32_t)(count * 3 + 1), &written, units, (int32_t)count, 0xFFFD,
            NULL, &utf8Status);
        if (U_SUCCESS(utf8Status)) {
          result[written] = 0;
          *out = result;
          *out_length = written;
          result = NULL;
          outcome = 0;
        }
      }
    }
  }
  free(result);
  free(units);
  ucnv_close(converter);
  return outcome;
}

int32_t kz_convert_from_utf8(
    const char *charset, const uint8_t *utf8, int64_t length, uint8_t **out, int64_t *out_length) {
  *out = NULL;
  *out_length = 0;
  if (length < 0 || length > INT32_MAX / 4) return -2;
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &status);
  if (U_FAILURE(status)) return -1;
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  UChar *units = malloc(sizeof(UChar) * ((size_t)length + 1));
  /* No charset takes more than four bytes for a unit of UTF-16, escapes aside. */
  int64_t capacity = length * 4 + 64;
  uint8_t *result = malloc((size_t)capacity);
  int32_t outcome = -2;
  int32_t count = 0;
  if (units != NULL && result != NULL && U_SUCCESS(status)) {
    u_strFromUTF8(units, (int32_t)length + 1, &count, (const char *)utf8, (int32_t)length, &status);
    if (U_SUCCESS(status)) {
      char *target = (char *)result;
      const UChar *source = units;
      ucnv_fromUnicode(
          converter, &target, (char *)result + capacity, &source, units + count, NULL, 1, &status);
      if (U_SUCCESS(status)) {
        *out_length = target - (char *)result;
        *out = result;
        result = NULL;
        outcome = 0;
      } else {
        outcome = -3;
      }
    }
  }
  free(result);
  free(units);
  ucnv_close(converter);
  return outcome;
}

static int32_t lowered(const char *name, char *out, int32_t capacity) {
  int32_t length = (int32_t)strlen(name);
  if (length >= capacity) return -1;
  for (int32_t i = 0; i <= length; i++) {
    char c = name[i];
    out[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
  return length;
}

int32_t kz_charset_name(const char *alias, char *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const char *name = ucnv_getStandardName(alias, "MIME", &status);
  if (U_FAILURE(status) || name == NULL) {
    status = U_ZERO_ERROR;
    name = ucnv_getStandardName(alias, "IANA", &status);
  }
  if (U_FAILURE(status) || name == NULL) {
    status = U_ZERO_ERROR;
    name = ucnv_getAlias(alias, 0, &status);
  }
  if (U_FAILURE(status) || name == NULL) return -1;
  return lowered(name, out, capacity);
}

/* True when `name`, in lower case, is one of `names`, which bars separate. */
static int is_listed(const char *name, const char *names) {
  size_t size = strlen(name);
  for (const char *at = names; *at != 0;) {
    const char *end = strchr(at, '|');
    size_t span = end == NULL ? strlen(at) : (size_t)(end - at);
    if (span == size && memcmp(at, name, size) == 0) return 1;
    at += span + (end != NULL);
  }
  return 0;
}

/* The recognisers of other charsets would take most of the time. */
static void restrict_detector(UCharsetDetector *detector, const char *names) {
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *all = ucsdet_getAllDetectableCharsets(detector, &status);
  const char *name;
  while (U_SUCCESS(status) && (name = uenum_next(all, NULL, &status)) != NULL) {
    char folded[64];
    UErrorCode ignored = U_ZERO_ERROR;
    if (lowered(name, folded, sizeof folded) < 0 || !is_listed(folded, names))
      ucsdet_setDetectableCharset(detector, name, 0, &ignored);
  }
  uenum_close(all);
}

int32_t kz_detect_charset(
    const uint8_t *bytes, int64_t length, const char *restricted, char *out, int32_t capacity) {
  if (length <= 0 || length > INT32_MAX) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return -1;
  if (restricted != NULL) restrict_detector(detector, restricted);
  ucsdet_setText(detector, (const char *)bytes, (int32_t)length, &status);
  int32_t count = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &status);
  int32_t best = -1;
  for (int32_t i = 0; U_SUCCESS(status) && i < count && best < 0; i++) {
    UErrorCode nameStatus = U_ZERO_ERROR;
    const char *name = ucsdet_getName(matches[i], &nameStatus);
    char folded[64];
    if (U_FAILURE(nameStatus) || lowered(name, folded, sizeof folded) < 0) continue;
    if (restricted != NULL && !is_listed(folded, restricted)) continue;
    int32_t confidence = ucsdet_getConfidence(matches[i], &nameStatus);
    if (U_SUCCESS(nameStatus) && lowered(folded, out, capacity) >= 0) best = confidence;
  }
  ucsdet_close(detector);
  return best;
}
