/** An address by its commune: three letters, a choice, and the codes follow. No map, no other site. */
import { createElement as e, useState } from 'react';
import type { ReactNode } from 'react';
import type { ViewProps } from '../control.ts';
import { useCommunes } from '../lists.ts';
import { Button, Combobox, Labelled } from '../parts.ts';
import { parsePoint, withCommune } from '../state/place.ts';
import type { Address, PlaceValue, Point } from '../state/place.ts';
import { suggestCommunes } from '../state/suggest.ts';
import { emptied } from '../state/values.ts';
import type { FieldConfig } from '../../../config/types.ts';
import type { FormValue } from '../state/shape.ts';

export function CommunePicker({ id, value, field, onChange }: ViewProps): ReactNode {
  const communes = useCommunes();
  const place = (value ?? {}) as PlaceValue;
  const { address = {}, geo } = place;
  const asked = field.fields?.find(({ name }) => name === 'address')?.fields ?? [];
  const set = (next: PlaceValue) => onChange(emptied(next) as unknown as FormValue | undefined);
  const setAddress = (part: Partial<Address>) => set({ ...place, address: { ...address, ...part } });
  const labelOf = (name: keyof Address) => asked.find((one) => one.name === name)?.label ?? name;
  const choices = suggestCommunes(communes, address.commune ?? '');
  return e(
    'div',
    { className: 'cordee-place' },
    e(
      'span',
      { className: 'cordee-field' },
      e('label', { htmlFor: id }, labelOf('commune')),
      e(Combobox, {
        id,
        text: address.commune ?? '',
        // Another commune has other codes: those of the one before would be a lie.
        onText: (commune) => set({ ...place, address: { ...address, commune, inseeCode: '' } }),
        suggestions: choices.map(({ name, postalCodes, within }, i) => ({
          key: String(i),
          label: name,
          detail: [postalCodes.slice(0, 3).join(', '), within].filter(Boolean).join(' · '),
        })),
        onChoose: (key) => set(withCommune(place, choices[Number(key)]!)),
      }),
    ),
    e(Labelled, {
      label: labelOf('postalCode'),
      value: address.postalCode ?? '',
      inputMode: 'numeric',
      className: 'is-short',
      onText: (postalCode) => setAddress({ postalCode }),
    }),
    e(Labelled, {
      label: labelOf('street'),
      value: address.street ?? '',
      autoComplete: 'street-address',
      hint: exampleOf(asked, 'street'),
      onText: (street) => setAddress({ street }),
    }),
    e(Labelled, {
      label: labelOf('complement'),
      value: address.complement ?? '',
      onText: (complement) => setAddress({ complement }),
    }),
    e(
      'details',
      null,
      e('summary', null, 'Code INSEE et position exacte'),
      e(Labelled, {
        label: labelOf('inseeCode'),
        value: address.inseeCode ?? '',
        className: 'is-short',
        onText: (inseeCode) => setAddress({ inseeCode }),
      }),
      e(PointField, {
        geo,
        onChange: (next: Point | undefined) => set({ ...place, geo: next as Point }),
      }),
    ),
  );
}

const exampleOf = (fields: readonly FieldConfig[], name: string): string | undefined =>
  fields.find((one) => one.name === name)?.hint;

interface PointFieldProps {
  geo: Point | undefined;
  onChange(point: Point | undefined): void;
}

function PointField({ geo, onChange }: PointFieldProps): ReactNode {
  const current = geo ? `${geo.lat}, ${geo.lon}` : '';
  const [typed, setTyped] = useState<string>();
  const text = typed ?? current;
  const parsed = parsePoint(text);
  return e(
    'div',
    null,
    e(Labelled, {
      label: 'Position : deux nombres, ou l’adresse copiée d’un plan',
      value: text,
      hint:
        text && !parsed.ok
          ? 'Aucune position n’est lue ici. Exemple : 45.2261, 6.5190, ou le lien « partager » d’un plan.'
          : 'Facultatif : sans elle, le plan montre le milieu de la commune.',
      onText: (next) => {
        const point = parsePoint(next);
        // What is no point yet stays typed, and the one before stays written.
        setTyped(point.ok ? undefined : next);
        if (point.ok) onChange(point.value);
        else if (!next.trim()) onChange(undefined);
      },
    }),
    current &&
      e(
        Button,
        {
          quiet: true,
          onPress: () => {
            setTyped(undefined);
            onChange(undefined);
          },
        },
        'Effacer la position',
      ),
  );
}
