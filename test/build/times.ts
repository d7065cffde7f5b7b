/** The day on which tests take place, in Việt Nam's time: 22 November 2026, 09:00 unless said otherwise. */
export const theDay = "2026-11-22";

/** `at("09:30")` or `at("09:30:15")` on that day; `at("09:30", 2)` two days later. */
export const at = (clock = "09:00", days = 0): string =>
  new Date(
    Date.parse(`${theDay}T${clock.padEnd(8, ":00")}+07:00`) + days * 86_400_000,
  ).toISOString();
