/** What is asked of the gazetteer, what it answers, and the official lists as published. */

/** Something with an official code (INSEE; SIREN for an EPCI) and its proper name. */
export interface Coded {
  code: string;
  name: string;
}

/** A commune of today. `code` is its INSEE code; no `epci` on a few islands and overseas. */
export interface Commune extends Coded {
  postalCodes: string[];
  department: Coded;
  region: Coded;
  epci?: Coded;
}

/** A group of communes with its own taxes; `members` are INSEE codes of communes. */
export interface Epci extends Coded {
  members: string[];
}

/** Whatever is known of a commune, as it was written. `department` is a code or a name. */
export interface GazetteerQuery {
  name?: string | undefined;
  postalCode?: string | undefined;
  inseeCode?: string | undefined;
  department?: string | undefined;
}

/**
 * What settled the answer. `cedex`: the postal code is no commune's, the name is unique in its area.
 * `spelling`: one letter of the name differs from that of a commune of the postal code; worth a remark.
 */
export type GazetteerEvidence =
  | 'code'
  | 'name-and-postal-code'
  | 'former-name'
  | 'name-and-department'
  | 'cedex'
  | 'name'
  | 'postal-code'
  | 'spelling';

/**
 * `as` is the proper name of the former, delegated or associated commune that was meant. It is absent from
 * a `former-name` that the lists no longer hold: see `nowMerged`.
 */
export type GazetteerAnswer =
  | { kind: 'one'; commune: Commune; via: GazetteerEvidence; as?: string }
  | { kind: 'several'; communes: Commune[] }
  | { kind: 'none'; near: Commune[] };

export interface Gazetteer {
  /** The commune of today that an INSEE code leads to, also from a former or an arrondissement's code. */
  byCode(insee: string): Commune | undefined;
  find(query: GazetteerQuery): GazetteerAnswer;
  /** The communes whose name is closest in spelling, best first, then the most populous. */
  suggest(name: string, limit?: number): Commune[];
  departments(): Coded[];
  epci(siren: string): Epci | undefined;
}

/** A line of `communes.json` of @etalab/decoupage-administratif, with the fields in use. */
export interface CommuneRecord {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement: string;
  region: string;
  /** Today's commune, for a delegated or associated one. */
  chefLieu?: string;
  /** Today's commune, for an arrondissement of Paris, Lyon or Marseille. */
  commune?: string;
  anciensCodes?: string[];
  codesPostaux?: string[];
  population?: number;
}

export interface NamedRecord {
  code: string;
  nom: string;
}

export interface EpciRecord extends NamedRecord {
  populationMunicipale?: number;
  membres: { code: string }[];
}

/** The package's lists, as published. */
export interface OfficialLists {
  communes: CommuneRecord[];
  epci: EpciRecord[];
  departments: NamedRecord[];
  regions: NamedRecord[];
}
