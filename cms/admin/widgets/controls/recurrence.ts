/** When it comes back, in the words in which people say it; the rest of a rule one button away. */
import { createElement as e, useState } from 'react';
import type { ReactNode } from 'react';
import { dayName } from '../../../../src/i18n/calendar-names.ts';
import { partsOf, weekdayOf } from '../../../../src/lib/dates/calendar.ts';
import { asText, plain } from '../control.ts';
import type { ViewProps } from '../control.ts';
import { Button, Choose } from '../parts.ts';
import { readMoment } from '../state/moment.ts';
import { readRecurrence, sayRecurrence, writeRecurrence } from '../state/recurrence.ts';
import type { Pattern, RawRule, RecurrenceForm } from '../state/recurrence.ts';

const PATTERNS: readonly [Pattern, string][] = [
  ['never', 'Jamais : une seule date'],
  ['weekly', 'Chaque semaine'],
  ['fortnightly', 'Une semaine sur deux'],
  ['monthly-weekday', 'Chaque mois, tel jour de la semaine (le 1er samedi…)'],
  ['monthly-date', 'Chaque mois, à date fixe (le 15…)'],
  ['yearly', 'Chaque année, à la même date'],
  ['daily', 'Chaque jour'],
];

const RICH: [Pattern, string] = ['rich', 'Une règle plus fine (voir le détail)'];

const WEEK = [1, 2, 3, 4, 5, 6, 7];

const RANK_NAMES: readonly [number, string][] = [
  [1, 'le 1er'],
  [2, 'le 2e'],
  [3, 'le 3e'],
  [4, 'le 4e'],
  [5, 'le 5e'],
  [-1, 'le dernier'],
];

export function Recurrence({ id, value, onChange, decap }: ViewProps): ReactNode {
  const raw = value as RawRule | undefined;
  const form = readRecurrence(raw);
  const [hasDetail, setDetail] = useState(false);
  const [start, end] = siblings(decap);
  const set = (part: Partial<RecurrenceForm>) => onChange(writeRecurrence({ ...form, ...part }, raw));
  const repeats = form.pattern !== 'never';
  const said = sayRecurrence(raw, start, end);
  return e(
    'div',
    { className: 'cordee-recurrence' },
    e(Choose<Pattern>, {
      id,
      value: form.pattern,
      options: form.pattern === 'rich' ? [...PATTERNS, RICH] : PATTERNS,
      describedBy: `${id}-said`,
      onPick: (pattern) => set(begun(pattern, form, start)),
    }),
    e(Which, { id, form, set }),
    repeats && e(End, { id, form, set }),
    repeats && e(Except, { form, set }),
    e('p', { id: `${id}-said`, role: 'status', className: 'cordee-said' }, said && sentence(said)),
    repeats &&
      e(
        Button,
        { quiet: true, expanded: hasDetail, onPress: () => setDetail(!hasDetail) },
        hasDetail ? 'Replier le détail' : 'Modifier le détail (mois, vacances, dates déplacées)',
      ),
    hasDetail && repeats && e(decap.resolveWidget('object').control, { ...decap, forID: `${id}-detail` }),
  );
}

const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}.`;

/** A pattern that needs a day begins with that of the first date: « le 1er samedi ». */
function begun(pattern: Pattern, { ranks }: RecurrenceForm, start: string): Partial<RecurrenceForm> {
  if (pattern !== 'monthly-weekday' || ranks.length > 0) return { pattern };
  const { date } = readMoment(start);
  if (!date) return { pattern, ranks: [{ nth: 1, weekday: 6 }] };
  const nth = Math.ceil(partsOf(date).day / 7);
  return { pattern, ranks: [{ nth: nth === 5 ? -1 : nth, weekday: weekdayOf(date) }] };
}

/** First date and end of the event, as its form has them now. */
function siblings({ getEntry }: ViewProps['decap']): [start: string, end: string] {
  const data = plain(getEntry?.()?.get('data')) as Record<string, string> | undefined;
  return [asText(data?.['start']), asText(data?.['end'])];
}

interface PartProps {
  id: string;
  form: RecurrenceForm;
  set(part: Partial<RecurrenceForm>): void;
}

function Which({ id, form, set }: PartProps): ReactNode {
  switch (form.pattern) {
    case 'weekly':
    case 'fortnightly':
      return e(Days, { form, set });
    case 'monthly-weekday':
      return e(Ranks, { form, set });
    case 'monthly-date':
      return e(Dates, { id, form, set });
    default:
      return null;
  }
}

const NUMBERS = Array.from({ length: 31 }, (_, i) => i + 1);

function Dates({ id, form, set }: PartProps): ReactNode {
  const several = form.dates.length > 1;
  const options: [string, string][] = [
    ['', 'Comme la première date'],
    ...(several ? [['several', `Les ${form.dates.join(' et ')}`] as [string, string]] : []),
    ...NUMBERS.map((day): [string, string] => [String(day), `Le ${day === 1 ? '1er' : day}`]),
  ];
  return e(
    'span',
    { className: 'cordee-field' },
    e('label', { htmlFor: `${id}-dates` }, 'Quel jour du mois ?'),
    e(Choose<string>, {
      id: `${id}-dates`,
      value: several ? 'several' : String(form.dates[0] ?? ''),
      options,
      onPick: (day) => day !== 'several' && set({ dates: day ? [Number(day)] : [] }),
    }),
  );
}

const Days = ({ form, set }: Omit<PartProps, 'id'>): ReactNode =>
  e(
    'fieldset',
    null,
    e('legend', null, 'Quels jours ?'),
    WEEK.map((day) =>
      e(
        'label',
        { key: day, className: 'cordee-check' },
        e('input', {
          type: 'checkbox',
          checked: form.days.includes(day),
          onChange: ({ currentTarget }) =>
            set({
              days: currentTarget.checked
                ? [...form.days, day].sort()
                : form.days.filter((one) => one !== day),
            }),
        }),
        dayName(day, 'fr'),
      ),
    ),
    form.days.length === 0 && e('small', null, 'Sans choix : le jour de la première date.'),
  );

function Ranks({ form: { ranks }, set }: Omit<PartProps, 'id'>): ReactNode {
  const change = (i: number, part: Partial<RecurrenceForm['ranks'][number]>) =>
    set({ ranks: ranks.map((one, at) => (at === i ? { ...one, ...part } : one)) });
  return e(
    'fieldset',
    null,
    e('legend', null, 'Quel jour du mois ?'),
    ranks.map(({ nth, weekday }, i) =>
      e(
        'span',
        { key: i, className: 'cordee-range' },
        e(Choose<number>, {
          value: nth,
          label: 'Le combientième',
          options: RANK_NAMES,
          onPick: (one) => change(i, { nth: one }),
        }),
        e(Choose<number>, {
          value: weekday,
          label: 'Quel jour',
          options: WEEK.map((day) => [day, dayName(day, 'fr')] as const),
          onPick: (one) => change(i, { weekday: one }),
        }),
        ranks.length > 1 &&
          e(
            Button,
            {
              quiet: true,
              onPress: () => set({ ranks: ranks.filter((_, at) => at !== i) }),
              about: 'ce jour',
            },
            'Retirer',
          ),
      ),
    ),
    e(Button, { quiet: true, onPress: () => set({ ranks: [...ranks, LIKE_MOST] }) }, 'Ajouter un jour'),
  );
}

const LIKE_MOST = { nth: 1, weekday: 6 };

const ENDS: readonly [RecurrenceForm['end'], string][] = [
  ['none', 'Sans fin prévue'],
  ['until', 'Jusqu’à une date'],
  ['count', 'Un nombre de fois'],
];

/** An end that has no date yet is nothing to write: it waits here. */
function End({ id, form, set }: PartProps): ReactNode {
  const [wanted, setWanted] = useState(form.end);
  const end = form.end === 'none' ? wanted : form.end;
  return e(
    'span',
    { className: 'cordee-field' },
    e('label', { htmlFor: `${id}-end` }, 'Jusqu’à quand ?'),
    e(
      'span',
      { className: 'cordee-range' },
      e(Choose<RecurrenceForm['end']>, {
        id: `${id}-end`,
        value: end,
        options: ENDS,
        onPick: (one) => {
          setWanted(one);
          set({ end: one });
        },
      }),
      end === 'until' &&
        e('input', {
          type: 'date',
          'aria-label': 'Dernière date possible',
          value: form.until,
          onChange: ({ currentTarget }) => set({ end, until: currentTarget.value }),
        }),
      end === 'count' &&
        e('input', {
          type: 'text',
          inputMode: 'numeric',
          className: 'is-short',
          'aria-label': 'Nombre de fois en tout',
          value: form.count,
          onChange: ({ currentTarget }) => set({ end, count: currentTarget.value }),
        }),
    ),
  );
}

function Except({ form, set }: Omit<PartProps, 'id'>): ReactNode {
  const { except } = form;
  return e(
    'fieldset',
    null,
    e('legend', null, 'Sauf ces dates'),
    except.map((day, i) =>
      e(
        'span',
        { key: i, className: 'cordee-range' },
        e('input', {
          type: 'date',
          value: day,
          'aria-label': `Date sans rendez-vous, ${i + 1}`,
          onChange: ({ currentTarget }) =>
            set({ except: except.map((one, at) => (at === i ? currentTarget.value : one)) }),
        }),
        e(
          Button,
          { quiet: true, onPress: () => set({ except: except.filter((_, at) => at !== i) }), about: day },
          'Retirer',
        ),
      ),
    ),
    e(NewDate, { onDate: (day: string) => set({ except: [...except, day].sort() }) }),
  );
}

/** A date is added once it is whole. */
function NewDate({ onDate }: { onDate(day: string): void }): ReactNode {
  const [day, setDay] = useState('');
  return e(
    'span',
    { className: 'cordee-range' },
    e('input', {
      type: 'date',
      value: day,
      'aria-label': 'Une date sans rendez-vous',
      onChange: ({ currentTarget }) => setDay(currentTarget.value),
    }),
    e(
      Button,
      {
        quiet: true,
        onPress: () => {
          if (!day) return;
          onDate(day);
          setDay('');
        },
      },
      'Ajouter cette date',
    ),
  );
}
