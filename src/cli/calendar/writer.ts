/** An entry being filled from an event: its raw values, where each comes from, and what is said of them. */
import type { Raw } from '../../schema/validate.ts';
import type { Applied } from '../import/apply.ts';
import type { Component } from './components.ts';
import { propertyOf } from './components.ts';
import type { Remark } from './series.ts';

export class Writer {
  readonly applied: Applied = { raw: {}, origins: new Map(), notes: [], body: '' };
  readonly event: Component;

  constructor(event: Component) {
    this.event = event;
  }

  /** @param column the property that gives it */
  put(name: string, column: string, value: Raw): void {
    if (value === '' || (Array.isArray(value) && value.length === 0)) return;
    this.applied.raw[name] = value;
    this.applied.origins.set(name, { column, value: propertyOf(this.event, column)?.value ?? String(value) });
  }

  remark({ line: own, column, value, why, cure }: Remark): void {
    const line = own ?? propertyOf(this.event, column)?.line ?? this.event.line;
    this.applied.notes.push({ fate: 'remark', line, column, value, why, cure });
  }
}
