/**
 * The wall clock of a zone, `YYYY-MM-DDTHH:MM`, wherever the visitor is. A browser that does not know the zone tells
 * its own.
 */
export function localIn(timeZone: string, now: Date): string {
  const digits = '2-digit';
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    hourCycle: 'h23',
  };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  } catch {
    format = new Intl.DateTimeFormat('en-GB', options);
  }
  // « 05/12/2026, 18:30 »
  const [day, month, year, hour, minute] = format.format(now).match(/\d+/g)!;
  return `${year}-${month}-${day}T${hour}:${minute}`;
}
