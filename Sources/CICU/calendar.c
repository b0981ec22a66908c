#include "CICU.h"

#include <unicode/ucal.h>
#include <unicode/ustring.h>

/* Days since 1970-01-01 of a Gregorian day, and back (H. Hinnant's algorithms). */
static int64_t day_number(int32_t year, int32_t month, int32_t day) {
  int64_t shifted = month <= 2 ? (int64_t)year - 1 : year;
  int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  int64_t yearOfEra = shifted - era * 400;
  int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

static void civil(int64_t number, int32_t *year, int32_t *month, int32_t *day) {
  int64_t days = number + 719468;
  int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  int64_t dayOfEra = days - era * 146097;
  int64_t yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  int64_t shifted = (5 * dayOfYear + 2) / 153;
  *day = (int32_t)(dayOfYear - (153 * shifted + 2) / 5 + 1);
  *month = (int32_t)(shifted < 10 ? shifted + 3 : shifted - 9);
  *year = (int32_t)(yearOfEra + era * 400 + (*month <= 2 ? 1 : 0));
}

static const double millisecondsPerDay = 86400000.0;
/* China Standard Time: the calendar's days begin at midnight there. */
static const double chinaOffset = 8 * 3600000.0;

static UCalendar *chinese(UErrorCode *status) {
  UChar zone[16];
  u_uastrcpy(zone, "GMT+08:00");
  return ucal_open(zone, -1, "zh@calendar=chinese", UCAL_DEFAULT, status);
}

/* Reads month 1...12, leap flag and day of a Gregorian day number. */
static int32_t lunar_fields(
    UCalendar *calendar, int64_t number, int32_t *month, int32_t *is_leap, int32_t *day) {
  UErrorCode status = U_ZERO_ERROR;
  /* Noon, so that no rounding crosses midnight. */
  ucal_setMillis(
      calendar, (double)number * millisecondsPerDay + 0.5 * millisecondsPerDay - chinaOffset,
      &status);
  *month = ucal_get(calendar, UCAL_MONTH, &status) + 1;
  *is_leap = ucal_get(calendar, UCAL_IS_LEAP_MONTH, &status);
  *day = ucal_get(calendar, UCAL_DATE, &status);
  return U_FAILURE(status) ? -1 : 0;
}

int32_t kz_lunar_to_gregorian(
    int32_t lunar_year, int32_t month, int32_t is_leap, int32_t day, int32_t *gregorian_year,
    int32_t *gregorian_month, int32_t *gregorian_day) {
  if (lunar_year < 1600 || lunar_year > 2999 || month < 1 || month > 12 || day < 1 || day > 30)
    return -1;
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = chinese(&status);
  if (U_FAILURE(status)) return -1;
  int32_t outcome = -1;
  /* Month m begins 29.53 (m - 1) days after a new year between 20 January and 22 February, a
     month later after a leap month: walk days from the earliest to the latest of these. */
  int64_t number = day_number(lunar_year, 1, 20) + (int64_t)(29.53 * (month - 1)) - 2;
  int64_t last = number + 34 + 31 + 31 + 31;
  while (number <= last) {
    int32_t m, leap, d;
    if (lunar_fields(calendar, number, &m, &leap, &d) != 0) break;
    if (m == month && (leap != 0) == (is_leap != 0) && d <= day) {
      number += day - d;
      if (lunar_fields(calendar, number, &m, &leap, &d) == 0 && m == month &&
          (leap != 0) == (is_leap != 0) && d == day) {
        civil(number, gregorian_year, gregorian_month, gregorian_day);
        outcome = 0;
      }
      break;
    }
    /* On to the first day of the next month: 29 days or fewer away from day 1, never past it. */
    number += d <= 29 ? (30 - d > 0 ? 30 - d : 1) : 1;
  }
  ucal_close(calendar);
  return outcome;
}

int32_t kz_gregorian_to_lunar(
    int32_t year, int32_t month, int32_t day, int32_t *lunar_year, int32_t *lunar_month,
    int32_t *is_leap, int32_t *lunar_day) {
  if (year < 1600 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = chinese(&status);
  if (U_FAILURE(status)) return -1;
  int32_t outcome =
      lunar_fields(calendar, day_number(year, month, day), lunar_month, is_leap, lunar_day);
  ucal_close(calendar);
  /* Months 11 and 12 in January or February belong to the year before. */
  *lunar_year = month <= 2 && *lunar_month >= 10 ? year - 1 : year;
  return outcome;
}
