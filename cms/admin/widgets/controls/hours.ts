/** Opening hours: seven rows, or a sentence as on a door. */
import { createElement as e, useState } from 'react';
import type { ChangeEvent, ReactNode } from 'react';
import { dayName } from '../../../../src/i18n/calendar-names.ts';
import type { TimeRange } from '../../../../src/lib/opening-hours/types.ts';
import { asText } from '../control.ts';
import type { Check, ViewProps } from '../control.ts';
import { Button } from '../parts.ts';
import { EMPTY_WEEK, readHoursForm, writeHoursForm } from '../state/hours.ts';
import type { HoursForm } from '../state/hours.ts';

type Week = Extract<HoursForm, { kind: 'week' }>;

const MORNING: TimeRange = { from: '', to: '' };

export function Hours({ id, value, onChange }: ViewProps): ReactNode {
  const before = asText(value);
  const read = readHoursForm(before);
  // Ranges that are being typed are no hours yet: they stay here until they are.
  const [typed, setTyped] = useState<HoursForm>(read);
  const form = writeHoursForm(typed, before) === before ? typed : read;
  const change = (next: HoursForm) => {
    setTyped(next);
    onChange(writeHoursForm(next, before) || undefined);
  };
  const toSentence = () => setTyped({ kind: 'sentence', text: before, isRead: true });
  const toWeek = () => change({ kind: 'week', week: EMPTY_WEEK.map(() => []), holidaysOff: false });
  return e(
    'div',
    { className: 'cordee-hours' },
    form.kind === 'week'
      ? e(WeekRows, { id, form, onChange: change })
      : e(Sentence, { id, form, onChange: change }),
    form.kind === 'week'
      ? e(Button, { quiet: true, onPress: toSentence }, 'L’écrire plutôt en une phrase')
      : !form.text.trim()
        ? e(Button, { quiet: true, onPress: toWeek }, 'Remplir plutôt jour par jour')
        : e('small', null, 'Videz cette phrase pour remplir jour par jour.'),
  );
}

function Sentence({
  id,
  form,
  onChange,
}: {
  id: string;
  form: HoursForm & { kind: 'sentence' };
  onChange(next: HoursForm): void;
}): ReactNode {
  const { text } = form;
  const isRead = checkHours(text, {} as never) === undefined;
  return e(
    'span',
    { className: 'cordee-line' },
    e('textarea', {
      id,
      rows: 2,
      value: text,
      'aria-describedby': `${id}-read`,
      onChange: ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) =>
        onChange({ kind: 'sentence', text: currentTarget.value, isRead: true }),
    }),
    e(
      'small',
      { id: `${id}-read`, role: 'status', className: isRead ? undefined : 'is-over' },
      text.trim() === ''
        ? 'Exemple : du lundi au vendredi 9h-12h et 14h-18h ; fermé en août.'
        : isRead
          ? 'Ces horaires sont compris.'
          : NOT_READ,
    ),
  );
}

const NOT_READ =
  'Ces horaires ne sont pas compris. Écrivez-les comme dans l’exemple, ou laissez vide et dites-les dans « Précisions sur les horaires ».';

function WeekRows({
  id,
  form,
  onChange,
}: {
  id: string;
  form: Week;
  onChange(next: HoursForm): void;
}): ReactNode {
  const setDay = (day: number, ranges: TimeRange[]) =>
    onChange({ ...form, week: form.week.map((one, i) => (i === day ? ranges : one)) });
  return e(
    'div',
    null,
    form.week.map((ranges, day) =>
      e(DayRow, {
        key: day,
        id: day === 0 ? id : `${id}-${day}`,
        name: dayName(day + 1, 'fr'),
        ranges,
        above: day > 0 ? form.week[day - 1]! : [],
        onChange: (next: TimeRange[]) => setDay(day, next),
      }),
    ),
    e(
      'label',
      { className: 'cordee-check' },
      e('input', {
        type: 'checkbox',
        checked: form.holidaysOff,
        onChange: ({ currentTarget }) => onChange({ ...form, holidaysOff: currentTarget.checked }),
      }),
      'Fermé les jours fériés',
    ),
  );
}

interface DayRowProps {
  id: string;
  name: string;
  ranges: TimeRange[];
  above: TimeRange[];
  onChange(ranges: TimeRange[]): void;
}

function DayRow({ id, name, ranges, above, onChange }: DayRowProps): ReactNode {
  const set = (i: number, part: Partial<TimeRange>) =>
    onChange(ranges.map((one, at) => (at === i ? { ...one, ...part } : one)));
  return e(
    'div',
    { className: 'cordee-day', role: 'group', 'aria-label': name },
    e('span', { className: 'cordee-day-name' }, name),
    e(
      'span',
      { className: 'cordee-day-ranges' },
      ranges.length === 0 && e('span', { className: 'cordee-quiet' }, 'fermé'),
      ranges.map((range, i) =>
        e(
          'span',
          { key: i, className: 'cordee-range' },
          e('input', {
            type: 'time',
            ...(i === 0 ? { id } : {}),
            value: range.from,
            'aria-label': `${name}, ouvre à`,
            onChange: ({ currentTarget }) => set(i, { from: currentTarget.value }),
          }),
          ' – ',
          e('input', {
            type: 'time',
            // The end of the day has no hour of its own in a browser.
            value: range.to === '24:00' ? '23:59' : range.to,
            'aria-label': `${name}, ferme à`,
            onChange: ({ currentTarget }) => set(i, { to: currentTarget.value }),
          }),
          e(
            Button,
            {
              quiet: true,
              onPress: () => onChange(ranges.filter((_, at) => at !== i)),
              label: `Retirer cette plage (${name})`,
            },
            '×',
          ),
        ),
      ),
    ),
    e(
      'span',
      { className: 'cordee-day-tools' },
      ranges.length < 3 &&
        e(
          Button,
          { quiet: true, onPress: () => onChange([...ranges, MORNING]), about: `le ${name}` },
          ranges.length === 0 ? 'Ouvert' : 'Ajouter une plage',
        ),
      ranges.length === 0 &&
        above.length > 0 &&
        e(Button, { quiet: true, onPress: () => onChange(above), about: `pour ${name}` }, 'Comme la veille'),
    ),
  );
}

export const checkHours: Check = (value) => {
  const form = readHoursForm(asText(value));
  return form.kind === 'sentence' && !form.isRead ? NOT_READ : undefined;
};
