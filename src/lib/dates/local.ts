// Local dates and times as text: arithmetic in calendar.ts, what people type in parse-local.ts.
export * from './calendar.ts';
export * from './parse-local.ts';
