/**
 * From content lines to events. What is between two marks is one event; a mark that is missing costs the event
 * that it should have closed, and no other.
 */
import type { Fault } from './fault.ts';
import type { Property } from './lines.ts';

export interface Component {
  name: string;
  line: number;
  properties: Property[];
  components: Component[];
}

export interface Calendars {
  events: Component[];
  zones: Component[];
  /** Of the calendar itself: its name, its zone. */
  properties: Property[];
  /** Tasks, notes…: how many of each. */
  others: Map<string, number>;
  /** Events that could not be cut out, with their identifier where it was read. */
  lost: { fault: Fault; uid?: string | undefined }[];
  /** Whether a calendar was found at all, and closed: what was cut on its way is not. */
  isCalendar: boolean;
  isComplete: boolean;
}

const DEPTH = 8;

export function readComponents(properties: readonly Property[]): Calendars {
  const found: Calendars = {
    events: [],
    zones: [],
    properties: [],
    others: new Map(),
    lost: [],
    isCalendar: false,
    isComplete: false,
  };
  const stack: Component[] = [];
  for (const property of properties) {
    if (property.name === 'BEGIN') open(property, stack, found);
    else if (property.name === 'END') close(property, stack, found);
    else if (stack.length === 0) continue;
    else if (stack.at(-1)!.name === 'VCALENDAR') found.properties.push(property);
    else stack.at(-1)!.properties.push(property);
  }
  found.isComplete = found.isCalendar && stack.length === 0;
  for (const component of stack) lose(component, found, 'le fichier s’arrête avant la fin de ce rendez-vous');
  return found;
}

function open({ value, line }: Property, stack: Component[], found: Calendars): void {
  const name = value.trim().toUpperCase();
  // An event inside an event: the first one was never closed.
  const opened = name === 'VEVENT' ? stack.findIndex((one) => one.name === 'VEVENT') : -1;
  if (opened >= 0)
    for (const one of stack.splice(opened).reverse())
      lose(one, found, 'la ligne END:VEVENT de ce rendez-vous manque');
  if (stack.length >= DEPTH) return;
  if (name === 'VCALENDAR') found.isCalendar = true;
  stack.push({ name, line, properties: [], components: [] });
}

function close({ value }: Property, stack: Component[], found: Calendars): void {
  const name = value.trim().toUpperCase();
  if (!stack.some((one) => one.name === name)) return;
  for (;;) {
    const component = stack.pop()!;
    if (component.name !== name) {
      lose(component, found, `la ligne END:${component.name} manque`);
      continue;
    }
    keep(component, stack.at(-1), found);
    return;
  }
}

function keep(component: Component, parent: Component | undefined, found: Calendars): void {
  const { name } = component;
  if (name === 'VEVENT') found.events.push(component);
  else if (name === 'VTIMEZONE') found.zones.push(component);
  else if (name === 'VTODO' || name === 'VJOURNAL' || name === 'VFREEBUSY')
    found.others.set(name, (found.others.get(name) ?? 0) + 1);
  else if (parent && name !== 'VCALENDAR') parent.components.push(component);
}

/** Only an event is a loss. */
function lose(component: Component, found: Calendars, why: string): void {
  if (component.name !== 'VEVENT') return;
  found.lost.push({
    fault: {
      line: component.line,
      column: 'SUMMARY',
      value: propertyOf(component, 'SUMMARY')?.value ?? '',
      why: `${why} : il peut être incomplet`,
      cure: 'Refaites l’export, ou téléchargez de nouveau ce calendrier',
    },
    uid: propertyOf(component, 'UID')?.value.trim(),
  });
}

export const propertyOf = ({ properties }: Component, name: string): Property | undefined =>
  properties.find((one) => one.name === name);

export const propertiesOf = ({ properties }: Component, name: string): Property[] =>
  properties.filter((one) => one.name === name);
