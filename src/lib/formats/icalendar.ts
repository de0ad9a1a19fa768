// iCalendar (RFC 5545): texts and lines in text.ts, zones in zone.ts and zone-rules.ts, rules in rule.ts, calendars in
// write.ts.
export { icsLine, icsParameter, icsText, icsUri } from './icalendar/text.ts';
export { calendarText, eventText } from './icalendar/write.ts';
export { ruleText } from './icalendar/rule.ts';
export { observancesOf } from './icalendar/zone-rules.ts';
export { zoneText } from './icalendar/zone.ts';
export type { CalendarEvent, CalendarHead, Local } from './icalendar/types.ts';
