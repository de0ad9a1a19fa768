import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { vcardText, type VCard } from '../../../src/lib/formats/vcard.ts';

const CARD: VCard = {
  uid: 'la-remise@essai',
  name: 'La Remise, à neuf; et\nplus \\ loin',
  nicknames: ['La Recyclerie', 'Remise, la'],
  note: 'Une phrase assez longue pour être pliée : dépôt, vente à petits prix et ateliers de réparation, œuvres comprises.',
  phone: { e164: '+33465710001', display: '04 65 71 00 01' },
  email: 'bonjour@laremise.example',
  address: {
    complement: 'Bâtiment B',
    street: '4, rue du Moulin',
    locality: 'Vernasse',
    postalCode: '99123',
    country: 'France',
  },
  geo: { lat: 45.2261, lon: 6.519 },
  urls: ['https://laremise.example/', 'https://essai.example/annuaire/la-remise/'],
  categories: ['Réparer et réemployer', 'S’entraider'],
  language: 'fr',
  revised: '2026-10-14',
  source: 'https://essai.example/annuaire/la-remise/contact.vcf',
};

/** Read by another program. */
const read = (text: string) => {
  const component = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  return (name: string) => component.getAllProperties(name).map((one) => one.getFirstValue() as unknown);
};

describe('vcardText', () => {
  it('is a vCard 4.0 of an organisation, that another program reads back', () => {
    const text = vcardText(CARD);
    expect(text.split('\r\n').slice(0, 3)).toEqual(['BEGIN:VCARD', 'VERSION:4.0', 'KIND:org']);
    expect(text.endsWith('END:VCARD\r\n')).toBe(true);
    const of = read(text);
    expect(of('fn')).toEqual([CARD.name]);
    expect(of('note')).toEqual([CARD.note]);
    expect(of('email')).toEqual([CARD.email]);
    expect(of('tel')).toEqual(['tel:+33465710001']);
    expect(of('adr')).toEqual([['', 'Bâtiment B', '4, rue du Moulin', 'Vernasse', '', '99123', 'France']]);
    expect(of('geo')).toEqual(['geo:45.2261,6.519']);
    expect(of('url')).toEqual(CARD.urls);
    expect(of('uid')).toEqual([CARD.uid]);
    expect(text).toContain('\r\nCATEGORIES:Réparer et réemployer,S’entraider\r\n');
    expect(text).toContain('\r\nREV:20261014T000000Z\r\n');
  });

  it('folds by octets: no line above 75, no character cut', () => {
    const text = vcardText({
      ...CARD,
      note: 'é'.repeat(200) + '👵🏽'.repeat(40),
      email: `${'a'.repeat(64)}@${'b'.repeat(60)}.example`,
    });
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('�');
    expect(read(text)('note')).toEqual(['é'.repeat(200) + '👵🏽'.repeat(40)]);
    expect(read(text)('email')).toEqual([`${'a'.repeat(64)}@${'b'.repeat(60)}.example`]);
  });

  it('shows no mail address to who looks for one in its lines', () => {
    expect(vcardText({ ...CARD, uid: 'x' })).not.toMatch(/[\w.+-]+@[\w-]+/);
  });

  it('lets no text begin a line of its own', () => {
    const evil = 'a\r\nEMAIL:x@y.example\nEND:VCARD\u2028b';
    const text = vcardText({
      ...CARD,
      name: evil,
      note: evil,
      nicknames: [evil],
      categories: [evil],
      uid: evil,
    });
    expect(text.match(/^END:VCARD/gm)).toHaveLength(1);
    expect(text.match(/^EMAIL/gm)).toHaveLength(1);
  });

  it('says nothing of what is not known', () => {
    const text = vcardText({
      uid: 'x',
      name: 'X',
      nicknames: [],
      urls: [],
      categories: [],
      language: 'fr',
      source: 'https://x.example/c.vcf',
    });
    expect(text.split('\r\n').map((line) => line.replace(/[:;].*/, ''))).toEqual([
      'BEGIN',
      'VERSION',
      'KIND',
      'UID',
      'FN',
      'ORG',
      'LANG',
      'SOURCE',
      'END',
      '',
    ]);
  });
});
