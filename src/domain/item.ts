/** An entry of the portal once placed: what pages, feeds and search know of it. */
import type { Data, TypeName } from '../content-types/registry.ts';
import type { Entry } from '../content-types/snapshot.ts';
import type { LocalDate } from '../lib/dates/local.ts';

export interface Item<N extends TypeName = TypeName> {
  type: N;
  slug: string;
  /** `actor/la-remise-a-neuf`: unique in the portal. */
  key: string;
  file: string;
  data: Data<N>;
  body: string;
  bodyLine: number;
  title: string;
  /** Path with the base; what links use. */
  href: string;
  /** Theme slugs, as given, then their broader themes. */
  themes: string[];
  /** How many of `themes` were given. */
  ownThemes: number;
  /** Territory slugs, the nearest first, with those around it. */
  territories: string[];
  place?: Place | undefined;
  published?: LocalDate | undefined;
  updated?: LocalDate | undefined;
  /** A listing that is no longer open, an actor that closed. */
  closed: boolean;
}

/** A commune, of the portal's territories or of the official lists. */
export interface Place {
  /** Its proper name, or what was written where nothing knows it. */
  commune: string;
  /** The name that was written, when the commune has merged since. */
  formerly?: string | undefined;
  postalCode?: string | undefined;
  inseeCode?: string | undefined;
  department?: { code: string; name: string } | undefined;
  /** The portal's own territory for it, the closest one. */
  territory?: string | undefined;
  known: boolean;
}

export const keyOf = (type: TypeName, slug: string): string => `${type}/${slug}`;

/** An entry by its type: the check that the compiler then trusts. */
export const isEntry = <N extends TypeName>(entry: Entry, type: N): entry is Entry & Entry<N> =>
  entry.type === type;
