/** What the page of an actor knows: hours, neighbours, state, card, and what programs are told. */
import { describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../../src/domain/integrity.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { EntryModel, ListModel } from '../../../src/domain/models/types.ts';
import { structuredData } from '../../../src/domain/structured-data/index.ts';
import { documentFor, documents } from '../../../src/domain/documents/index.ts';
import { formatOpeningHours } from '../../../src/lib/opening-hours.ts';
import { md, portalOf, type Files } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

const HEADER =
  'name: La Forge\nsummary: On y répare.\nthemes: [reparer]\naddress: { commune: Vernasse, postalCode: "99123" }\n';
const BASE: Files = {
  'themes/reparer.md': md('name: Réparer'),
  'territories/massif.md': md('name: Massif\nlevel: pays'),
  'territories/vernasse.md': md('name: Vernasse\nlevel: commune\nparent: massif\npostalCode: "99123"'),
  'territories/orvel.md': md('name: Orvel\nlevel: commune\nparent: massif\npostalCode: "99124"'),
};
const portalWith = (header: string, more: Files = {}) =>
  portalOf({ ...BASE, 'actors/la-forge.md': md(HEADER + header), ...more });
const pageOf = (header: string, more: Files = {}) =>
  modelFor(portalWith(header, more), '/annuaire/la-forge/') as EntryModel;
const dataOf = (header: string) => {
  const portal = portalWith(header);
  return structuredData(portal, portal.byKey.get('actor/la-forge')!)[0] as Record<string, unknown>;
};

describe('hours', () => {
  it('are read from the sentence where the field is empty', () => {
    const { hours, hoursNote } = pageOf(
      'openingHoursNote: "Mercredi et samedi, de 14 h à 18 h ; fermé en août"',
    );
    expect(hours?.text).toBe('We,Sa 14:00-18:00; Aug Mo-Su off');
    expect([hours?.note, hoursNote]).toEqual([undefined, undefined]);
  });

  it('are never guessed: what is not wholly read is shown as it was written', () => {
    const { hours, hoursNote } = pageOf('openingHoursNote: "Mercredi après-midi, sauf s’il neige"');
    expect(hours).toBeUndefined();
    expect(hoursNote).toBe('Mercredi après-midi, sauf s’il neige');
  });

  it('lose what the sentence closes', () => {
    const { hours } = pageOf(
      'openingHours: "Mo-Fr 09:00-12:00"\nopeningHoursNote: Fermé en août et les jours fériés.',
    );
    expect(hours?.text).toBe('Mo-Fr 09:00-12:00; Aug Mo-Su off; PH off');
    expect(hours?.note).toBeUndefined();
    const kept = pageOf('openingHours: "Mo-Fr 09:00-12:00"\nopeningHoursNote: Fermé trois semaines en août.');
    expect(kept.hours).toMatchObject({ text: 'Mo-Fr 09:00-12:00', note: 'Fermé trois semaines en août.' });
  });

  it('lose the closures of a year that is over', () => {
    const text = (closures: string) =>
      pageOf(`openingHours: "Mo 09:00-12:00"\nopeningHoursNote: Fermé ${closures}.`).hours?.text;
    expect(text('du 24 décembre 2025 au 2 janvier 2026')).toBe('Mo 09:00-12:00');
    expect(text('du 24 décembre 2026 au 2 janvier 2027')).toBe(
      'Mo 09:00-12:00; 2026 Dec 24-2027 Jan 02 Mo-Su off',
    );
    expect(text('du 24 décembre au 2 janvier')).toBe('Mo 09:00-12:00; Dec 24-Jan 02 Mo-Su off');
  });

  it('may be written in French in the field itself', () => {
    expect(formatOpeningHours(pageOf('openingHours: du lundi au vendredi 9h-12h').hours!.rules)).toBe(
      'Mo-Fr 09:00-12:00',
    );
  });

  it('are not said to be open now of what sleeps, nor at all of what closed', () => {
    const hours = 'openingHours: "Mo-Fr 09:00-12:00"\n';
    expect(pageOf(hours).hours?.live).toBe(true);
    expect(pageOf(`${hours}status: en-sommeil`).hours?.live).toBe(false);
    const closed = `${hours}openingHoursNote: Sonnez.\ngeo: { lat: 45, lon: 6 }\ncontact: { phone: 04 65 71 20 26 }\nstatus: ferme`;
    const { hours: shown, hoursNote, where } = pageOf(closed);
    expect([shown, hoursNote, where?.directions]).toEqual([undefined, undefined, undefined]);
    expect(where?.geo).toEqual({ lat: 45, lon: 6 });
    expect(dataOf(closed)).not.toHaveProperty('telephone');
    expect(dataOf(closed)).not.toHaveProperty('openingHoursSpecification');
    const open = dataOf(closed.replace('status: ferme', ''));
    expect(open).toMatchObject({ telephone: '+33465712026', openingHoursSpecification: expect.anything() });
  });

  it('come with the holidays of two years', () => {
    const { holidays } = pageOf('openingHours: "Mo-Fr 09:00-12:00"').hours!;
    expect(holidays).toHaveLength(22);
    expect(holidays).toContain('2027-03-29');
  });
});

describe('state', () => {
  it.each([
    ['', undefined],
    ['status: actif', undefined],
    ['status: en-sommeil', { status: 'en-sommeil' }],
    ['status: inconnu', { status: 'inconnu' }],
    ['status: ferme\nclosedOn: 2024-04-30', { status: 'ferme', closedOn: '2024-04-30' }],
  ])('%s', (header, life) => expect(pageOf(header).life).toEqual(life));
});

describe('neighbours', () => {
  const actor = (name: string, header: string) => md(`name: ${name}\n${header}`);
  const more: Files = {
    'actors/alpha.md': actor(
      'Alpha',
      'themes: [reparer]\naddress: { commune: Orvel }\ngeo: { lat: 45.03, lon: 6 }',
    ),
    'actors/beta.md': actor(
      'Bêta',
      'themes: [reparer]\naddress: { commune: Vernasse }\ngeo: { lat: 45.004, lon: 6 }',
    ),
    'actors/gamma.md': actor('Gamma', 'address: { commune: Vernasse }'),
    'actors/delta.md': actor('Delta', 'themes: [reparer]\naddress: { commune: Vernasse }\nstatus: ferme'),
    'actors/reseau.md': actor('Réseau', 'themes: [reparer]\naddress: { commune: Vernasse }'),
  };
  const group = pageOf('geo: { lat: 45, lon: 6 }\nnetworks: [reseau]', more).related.at(-1)!;

  it('are few, said why, the same town first; neither closed nor named on the page already', () => {
    expect(group.cards.map(({ title, why }) => [title, why?.replace('\u00a0', ' ')])).toEqual([
      ['Bêta', 'Même thème · Vernasse, à 400 m'],
      ['Alpha', 'Même thème · Orvel, à 3 km'],
      ['Gamma', 'Vernasse'],
    ]);
  });

  it('are absent where there are none', () => {
    expect(pageOf('').related).toEqual([]);
  });
});

describe('what programs are told', () => {
  it.each([
    ['legalForm: association-1901', 'NGO'],
    ['legalForm: association-1901\nopeningHours: "Mo 09:00-12:00"', ['NGO', 'LocalBusiness']],
    ['legalForm: scop\nopeningHours: "Mo 09:00-12:00"', 'LocalBusiness'],
    ['legalForm: scop', 'Organization'],
    ['legalForm: collectivite\ntypology: [mediatheque]', ['GovernmentOrganization', 'Library']],
    ['legalForm: etablissement-public\ntypology: [ccas]', 'GovernmentOffice'],
    ['typology: [cafe-associatif]\nlegalForm: association-1901', ['NGO', 'CafeOrCoffeeShop']],
    // A workshop is no shop, and a recycling shop no dump: not the nearest guess.
    ['typology: [atelier-velo]', 'Organization'],
    ['typology: [recyclerie]', 'Organization'],
  ])('%s: %j', (header, type) => expect(dataOf(header)['@type']).toEqual(type));

  it('gives hours by groups of days, with holidays', () => {
    const { openingHoursSpecification } = dataOf(
      'openingHours: "Mo-Tu 09:00-12:00,14:00-24:00; We 09:00-12:00; PH off"',
    );
    expect(openingHoursSpecification).toEqual([
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: ['Monday', 'Tuesday', 'Wednesday'].map((day) => `https://schema.org/${day}`),
        opens: '09:00',
        closes: '12:00',
      },
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: ['Monday', 'Tuesday'].map((day) => `https://schema.org/${day}`),
        opens: '14:00',
        closes: '23:59',
      },
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: ['https://schema.org/PublicHolidays'],
        opens: '00:00',
        closes: '00:00',
      },
    ]);
  });

  /** https://schema.org/version/latest: what each of these types may say, those it inherits from included. */
  const THING = [
    '@type',
    '@id',
    '@context',
    'name',
    'alternateName',
    'url',
    'sameAs',
    'identifier',
    'additionalType',
    'mainEntityOfPage',
    'disambiguatingDescription',
    'description',
  ];
  const ORGANISATION = [
    'legalName',
    'address',
    'location',
    'areaServed',
    'knowsAbout',
    'email',
    'telephone',
    'foundingDate',
    'dissolutionDate',
    'memberOf',
    'parentOrganization',
  ];
  const PLACE = ['geo', 'address', 'openingHoursSpecification', 'telephone'];
  const PROPERTIES: Record<string, string[]> = {
    Organization: [...THING, ...ORGANISATION],
    NGO: [...THING, ...ORGANISATION],
    GovernmentOrganization: [...THING, ...ORGANISATION],
    Place: [...THING, ...PLACE],
    ...Object.fromEntries(
      ['LocalBusiness', 'Library', 'GovernmentOffice', 'CafeOrCoffeeShop', 'GroceryStore', 'ChildCare'].map(
        (type) => [type, [...THING, ...ORGANISATION, ...PLACE]],
      ),
    ),
    PostalAddress: ['streetAddress', 'postalCode', 'addressLocality', 'addressRegion', 'addressCountry'],
    GeoCoordinates: ['latitude', 'longitude'],
    OpeningHoursSpecification: ['dayOfWeek', 'opens', 'closes'],
    PropertyValue: ['propertyID', 'value'],
  };

  it('uses properties that the types have, on every actor of the sample', () => {
    const portal = samplePortal();
    const strange: string[] = [];
    const check = (value: unknown): void => {
      if (!value || typeof value !== 'object') return;
      if (Array.isArray(value)) return value.forEach(check);
      const object = value as Record<string, unknown>;
      const types = [object['@type']].flat() as string[];
      const known = new Set(types.flatMap((type) => PROPERTIES[type] ?? []));
      for (const key of Object.keys(object))
        if (key !== '@type' && !known.has(key)) strange.push(`${types.join()}: ${key}`);
      Object.values(object).forEach(check);
    };
    for (const item of portal.items.actor) check(structuredData(portal, item)[0]);
    expect(portal.items.actor.length).toBeGreaterThan(40);
    expect([...new Set(strange)]).toEqual([]);
  });
});

describe('the card', () => {
  const REACH = 'contact: { phone: "04 65 71 00 01", email: bonjour@forge.example }\n';

  it('is beside the page of who can be reached', () => {
    expect(pageOf(REACH).vcard).toBe('/annuaire/la-forge/contact.vcf');
    const document = documentFor(portalWith(REACH), '/annuaire/la-forge/contact.vcf')!;
    expect(document.type).toBe('text/vcard; charset=utf-8');
    expect(document.text()).toContain('FN:La Forge\r\n');
  });

  it('is not that of who cannot, or is there no more', () => {
    for (const header of ['', `${REACH}status: ferme`]) {
      expect(pageOf(header).vcard).toBeUndefined();
      expect([...documents(portalWith(header))].filter(({ address }) => address.endsWith('.vcf'))).toEqual(
        [],
      );
    }
  });

  it('does not change from one day to the next, and keeps its name through renaming', () => {
    const card = (header: string, now: string) =>
      documentFor(
        portalOf({ ...BASE, 'actors/la-forge.md': md(HEADER + REACH + header) }, { now }),
        '/annuaire/la-forge/contact.vcf',
      )!.text();
    expect(card('', '2026-12-01T09:00')).toBe(card('', '2027-06-01T09:00'));
    expect(card('formerSlugs: [ancienne-forge]', '2026-12-01T09:00')).toContain(
      'UID;VALUE=text:ancienne-forge@essai',
    );
  });
});

describe('a field that is far too long', () => {
  const files = (header: string, body = ''): Files => ({
    ...BASE,
    'actors/la-forge.md': md(`${HEADER}${header}`, body),
    'actors/long.md': md(
      `name: ${'Nom très long '.repeat(500)}\nsummary: ${'On y répare. '.repeat(500)}\naddress: { commune: Vernasse, street: ${'rue '.repeat(500)} }`,
    ),
  });

  it('is cut in lists, whole on its page', () => {
    const portal = portalOf(files(''));
    const list = modelFor(portal, '/annuaire/') as ListModel;
    const card = list.cards.find(({ href }) => href === '/annuaire/long/')!;
    expect([card.title.length, card.summary!.length].map((length) => length < 301)).toEqual([true, true]);
    const page = modelFor(portal, '/annuaire/long/') as EntryModel;
    expect(page.summary!.length).toBeGreaterThan(6000);
    expect(page.title.length).toBeGreaterThan(6000);
    expect([page.where?.directions, page.where!.lines[0]!.length < 301]).toEqual([undefined, true]);
  });

  it('is cut where no browser could lay it out, and check says so', () => {
    const portal = portalOf(files(`legalName: ${'A'.repeat(20_000)}`, 'B'.repeat(20_000)));
    const page = modelFor(portal, '/annuaire/la-forge/') as EntryModel;
    expect(JSON.stringify(page).length).toBeLessThan(20_000);
    const said = [...portal.problems, ...checkIntegrity(portal)].filter(
      ({ file }) => file === 'actors/la-forge.md',
    );
    expect(
      said.map(({ message }) => message).filter((message) => /sans une espace/.test(message)),
    ).toHaveLength(2);
  });
});

describe('what cannot be true', () => {
  const seats: Files = {
    'territories/massif.md': md('name: Massif\nlevel: pays\ngeo: { lat: 47, lon: 3.6 }'),
    'territories/vernasse.md': md(
      'name: Vernasse\nlevel: commune\nparent: massif\npostalCode: "99123"\ngeo: { lat: 47.1, lon: 3.7 }',
    ),
    'territories/orvel.md': md(
      'name: Orvel\nlevel: commune\nparent: massif\npostalCode: "99124"\ngeo: { lat: 47.2, lon: 3.8 }',
    ),
  };
  const allOf = (header: string) => {
    const portal = portalWith(header, seats);
    const written = [...documents(portal)]
      .filter(({ address }) => address.startsWith('/annuaire/'))
      .map(({ text }) => text());
    return [JSON.stringify(modelFor(portal, '/annuaire/la-forge/')), ...written].join('\n');
  };

  it.each(['{ lat: 3.7123, lon: 47.1456 }', '{ lat: 12.7123, lon: 8.1456 }'])(
    'a position at %s is repeated nowhere',
    (geo) => {
      expect(allOf('geo: { lat: 47.1, lon: 3.71456 }')).toContain('3.71456');
      expect(allOf(`geo: ${geo}`)).not.toMatch(/\.7123|\.1456/);
    },
  );

  it('a position far away stays with a commune that is elsewhere', () => {
    const header = HEADER.replace('Vernasse, postalCode: "99123"', 'Gap, postalCode: "05000"');
    const portal = portalOf({
      ...BASE,
      ...seats,
      'actors/la-forge.md': md(`${header}geo: { lat: 44.56, lon: 6.08 }`),
    });
    expect((modelFor(portal, '/annuaire/la-forge/') as EntryModel).where?.geo).toEqual({
      lat: 44.56,
      lon: 6.08,
    });
  });

  it('a day to come is repeated nowhere', () => {
    expect(allOf('verifiedOn: 2026-11-28\nupdated: 2026-11-27')).toMatch(/2026-11-28[^]*2026-11-27/);
    expect(allOf('verifiedOn: 2027-06-01\nupdated: 2027-01-02')).not.toMatch(/2027-06-01|2027-01-02/);
  });
});
