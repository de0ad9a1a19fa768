/** The licence of a portal, as its settings say it, in the names that catalogues know. */
import type { Portal } from '../portal.ts';

export interface Licence {
  /** As the portal writes it. */
  name: string;
  /** SPDX, or the name that Frictionless and data.gouv.fr use. */
  id?: string;
  url?: string;
}

const KNOWN: readonly [RegExp, Required<Omit<Licence, 'name'>>][] = [
  [/\bby[- ]sa\b.*4/i, { id: 'CC-BY-SA-4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' }],
  [
    /\bcc[- ]by\b(?![- ](?:nc|nd)).*4/i,
    { id: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  ],
  [/\bcc[- ]?0\b/i, { id: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' }],
  [/licence ouverte|etalab/i, { id: 'etalab-2.0', url: 'https://spdx.org/licenses/etalab-2.0.html' }],
  [/\bodbl\b|open database/i, { id: 'ODbL-1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' }],
];

/** Undefined where the portal says none: nothing is then promised to those who reuse. */
export function licenceOf({ settings }: Portal): Licence | undefined {
  const name = settings.legal?.licence;
  if (!name) return undefined;
  return { name, ...KNOWN.find(([pattern]) => pattern.test(name))?.[1] };
}
