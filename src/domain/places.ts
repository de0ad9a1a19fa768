/**
 * Where an entry is: its commune, then the portal's territories around it. A commune is known by its
 * INSEE code, by one of the portal's own territories, or by its name and postal code in the official lists.
 */
import type { Data } from '../content-types/registry.ts';
import type { Commune, Gazetteer } from '../lib/gazetteer.ts';
import { nearest } from '../lib/text/nearest.ts';
import { fold } from '../lib/text/fold.ts';
import type { Fault } from '../schema/validate.ts';
import type { Place } from './item.ts';
import type { Tree } from './tree.ts';

type Address = NonNullable<Data<'actor'>['address']>;
type PlaceFault = Pick<Fault, 'severity' | 'code' | 'message' | 'value'> & { path: string[] };

export interface Territory {
  slug: string;
  data: Data<'territory'>;
}

export interface Placed {
  place?: Place;
  fault?: PlaceFault;
}

export class Places {
  readonly #byName = new Map<string, Territory[]>();
  readonly #byCode = new Map<string, string>();
  readonly #byMember = new Map<string, string>();
  readonly #gazetteer: () => Gazetteer;
  readonly #tree: Tree;
  readonly #cache = new Map<string, Placed>();

  constructor(territories: readonly Territory[], tree: Tree, gazetteer: () => Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#tree = tree;
    for (const territory of territories) this.#add(territory);
  }

  #add(territory: Territory): void {
    const { name, alternateNames = [], code, members = [], level } = territory.data;
    if (!level || level === 'commune' || level === 'quartier')
      for (const text of [name, ...alternateNames]) {
        const key = fold(text);
        this.#byName.set(key, [...(this.#byName.get(key) ?? []), territory]);
      }
    if (code) this.#byCode.set(code, territory.slug);
    for (const member of members) if (!this.#byMember.has(member)) this.#byMember.set(member, territory.slug);
  }

  /** The slugs of the territories around a place, the nearest first. */
  around(place: Place | undefined): readonly string[] {
    return place?.territory ? this.#tree.lineage(place.territory) : [];
  }

  /** The same address gives the same answer: 10,000 entries share a few hundred communes. */
  place(address: Address | undefined): Placed {
    if (!address?.commune && !address?.inseeCode && !address?.postalCode) return {};
    const key = [address.inseeCode, address.commune, address.postalCode].join('|');
    let placed = this.#cache.get(key);
    if (!placed) this.#cache.set(key, (placed = this.#placeNew(address)));
    return placed;
  }

  #placeNew(address: Address): Placed {
    const own = this.#ownTerritory(address);
    if (own) return { place: this.#ofTerritory(own, address) };
    const gazetteer = this.#gazetteer();
    if (address.inseeCode) {
      const commune = gazetteer.byCode(address.inseeCode);
      if (commune) return { place: this.#ofCommune(commune, address) };
      return this.#unknown(address, {
        path: ['inseeCode'],
        value: address.inseeCode,
        message: 'aucune commune ne porte ce code INSEE. Vérifiez-le, ou donnez le nom et le code postal',
      });
    }
    const answer = gazetteer.find({ name: address.commune, postalCode: address.postalCode });
    if (answer.kind === 'one') {
      const formerly = answer.via === 'former-name' ? answer.as : undefined;
      return { place: this.#ofCommune(answer.commune, address, formerly) };
    }
    return this.#unknown(address, {
      path: [address.commune ? 'commune' : 'postalCode'],
      value: address.commune ?? address.postalCode,
      message:
        (answer.kind === 'several' ? undefined : this.#nearOwn(address)) ??
        sayUnknown(
          answer.kind === 'several' ? answer.communes : answer.near,
          answer.kind === 'several',
          address,
        ),
    });
  }

  /** A slip in the name, or in the postal code, of one of the portal's own territories, which are looked at first. */
  #nearOwn({ commune, postalCode }: Address): string | undefined {
    if (!commune) return undefined;
    const keys = nearest(fold(commune), [...this.#byName.keys()], 3);
    const near = [...new Set(keys.flatMap((key) => this.#byName.get(key) ?? []))];
    if (near.length === 0) return undefined;
    const names = near.map(({ data }) => (data.postalCode ? `${data.name} (${data.postalCode})` : data.name));
    const beside = postalCode ? ` avec le code postal ${postalCode}` : '';
    return `aucune commune de ce nom${beside} : il est affiché tel quel. Dans ce portail : ${names.join(', ')}`;
  }

  /** One of the portal's territories bears this name, alone or with the same postal code. */
  #ownTerritory({ commune, postalCode, inseeCode }: Address): Territory | undefined {
    if (inseeCode || !commune) return undefined;
    const named = this.#byName.get(fold(commune)) ?? [];
    const matching = named.filter(
      ({ data }) => !postalCode || !data.postalCode || data.postalCode === postalCode,
    );
    return matching.length === 1 ? matching[0] : undefined;
  }

  #ofTerritory({ slug, data }: Territory, address: Address): Place {
    const official =
      data.code && /^[\dAB]{5}$/.test(data.code) ? this.#gazetteer().byCode(data.code) : undefined;
    return {
      commune: data.name,
      postalCode: address.postalCode ?? data.postalCode,
      inseeCode: official?.code,
      department: official?.department,
      territory: slug,
      known: true,
    };
  }

  #ofCommune(commune: Commune, address: Address, formerly?: string): Place {
    const codes = [commune.code, commune.epci?.code, commune.department.code, commune.region.code];
    const territory =
      this.#byCode.get(commune.code) ??
      this.#byMember.get(commune.code) ??
      codes.map((code) => code && this.#byCode.get(code)).find(Boolean);
    return {
      commune: commune.name,
      formerly,
      postalCode:
        address.postalCode ?? (commune.postalCodes.length === 1 ? commune.postalCodes[0] : undefined),
      inseeCode: commune.code,
      department: commune.department,
      territory: territory || undefined,
      known: true,
    };
  }

  #unknown(address: Address, fault: Omit<PlaceFault, 'severity' | 'code'>): Placed {
    const commune = address.commune ?? address.postalCode ?? address.inseeCode ?? '';
    return {
      place: { commune, postalCode: address.postalCode, known: false },
      fault: { severity: 'warning', code: 'unknown-commune', ...fault },
    };
  }
}

function sayUnknown(communes: readonly Commune[], several: boolean, address: Address): string {
  const names = communes
    .slice(0, 3)
    .map((one) => `${one.name} (${one.postalCodes[0] ?? one.department.code})`);
  if (several)
    return `plusieurs communes portent ce nom : ${names.join(', ')}… Ajoutez le code postal ou le code INSEE`;
  const beside = address.postalCode && address.commune ? ` avec le code postal ${address.postalCode}` : '';
  return names.length
    ? `aucune commune de ce nom${beside} : il est affiché tel quel. Les plus proches : ${names.join(', ')}`
    : `aucune commune de ce nom${beside} : il est affiché tel quel. Vérifiez le nom et le code postal`;
}
