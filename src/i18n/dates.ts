// Days and times in words: days in days.ts, when an event takes place in occurrence.ts.
export * from './days.ts';
export * from './occurrence.ts';
