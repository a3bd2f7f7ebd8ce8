import type { CalendarDate } from '../src/shared/calendar-date.ts';

const CHINESE = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
});

/** Month and day of the Chinese calendar, `01-01` for New Year; a leap month reads `04bis-01`. */
export function lunarDateOf(date: CalendarDate): string {
  const parts = CHINESE.formatToParts(new Date(`${date}T12:00:00+08:00`));
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${partOf('month').padStart(2, '0')}-${partOf('day').padStart(2, '0')}`;
}

/** Apparent longitude of the sun in degrees, good to 0.01° (a quarter of an hour) in this century. */
export function solarLongitudeAt(instant: Date): number {
  const days = instant.getTime() / 86_400_000 + 2_440_587.5 - 2_451_545 + 70 / 86_400;
  const centuries = days / 36_525;
  const mean = 280.46646 + 36_000.76983 * centuries;
  const anomaly = (357.52911 + 35_999.05029 * centuries) * (Math.PI / 180);
  const centre =
    (1.914602 - 0.004817 * centuries) * Math.sin(anomaly) +
    0.019993 * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly);
  const node = (125.04 - 1934.136 * centuries) * (Math.PI / 180);
  const apparent = mean + centre - 0.00569 - 0.00478 * Math.sin(node);
  return ((apparent % 360) + 360) % 360;
}

/** Sine terms of Meeus, Astronomical Algorithms, ch. 49: coefficient, then multiples of M, M', F. */
const NEW_MOON_TERMS: readonly (readonly [number, number, number, number])[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0],
];

const SYNODIC_MONTH = 29.530588861;

/** The new moon nearest to an instant, good to about a minute in this century. */
export function newMoonNear(instant: Date): Date {
  const days = instant.getTime() / 86_400_000 + 2_440_587.5 - 2_451_550.09766;
  const k = Math.round(days / SYNODIC_MONTH);
  const centuries = k / 1236.85;
  const eccentricity = 1 - 0.002516 * centuries;
  const sun = 2.5534 + 29.1053567 * k;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * centuries ** 2;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * centuries ** 2;
  let julian = 2_451_550.09766 + SYNODIC_MONTH * k + 0.00015437 * centuries ** 2;
  for (const [size, m, mm, f] of NEW_MOON_TERMS) {
    julian += size * eccentricity ** Math.abs(m) * sine(m * sun + mm * moon + f * latitude);
  }
  julian += -0.00017 * sine(124.7746 - 1.56375588 * k) + 0.000325 * sine(299.77 + 0.107408 * k);
  julian += 0.000165 * sine(251.88 + 0.016321 * k) + 0.000164 * sine(251.83 + 26.651886 * k);
  julian += 0.000126 * sine(349.42 + 36.412478 * k) + 0.00011 * sine(84.66 + 18.206239 * k);
  return new Date((julian - 2_440_587.5 - 72 / 86_400) * 86_400_000);
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
