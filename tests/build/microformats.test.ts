/** h-event (https://microformats.org/wiki/h-event): what programs read of the sample’s pages is what the pages say. */
import { describe, expect, inject, it } from 'vitest';
import { readPages } from '../support/built.ts';
import { findAll, findOne, hasClass, plainly, textOf } from '../support/html.ts';
import { allOf, microformats } from '../support/microformats.ts';
import type { Microformat } from '../support/microformats.ts';
import { addressesByKind } from '../support/page-kinds.ts';
import { samplePortal } from '../support/sample.ts';

const pages = readPages(inject('sample'));
const portal = samplePortal();
const byKind = addressesByKind(portal);
const events = pages.filter(({ address }) => byKind.get('entry event')!.includes(address));

/** A day, or an hour with its offset: never an hour of nowhere. */
const MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d|Z))?$/;

/** What an h-event lacks, or says twice. */
function faults({ properties }: Microformat, where: string): string[] {
  const { name = [], url = [], start = [], end = [] } = properties;
  const said = (fault: string) => `${where} ${String(name[0])}: ${fault}`;
  return [
    ...(name.length === 1 && name[0] ? [] : [said(`${name.length} names`)]),
    ...(url.length === 1 ? [] : [said(`${url.length} addresses`)]),
    ...(start.length === 1 && end.length < 2 ? [] : [said(`${start.length} starts, ${end.length} ends`)]),
    ...[...start, ...end]
      .filter((one) => !MOMENT.test(String(one)))
      .map((one) => said(`starts ${String(one)}`)),
    ...(end[0] && Date.parse(String(end[0])) < Date.parse(String(start[0])) ? [said('ends before')] : []),
  ];
}

describe('the page of an event', () => {
  it('is one h-event, complete', () => {
    expect(events.length).toBeGreaterThan(50);
    const found = events.flatMap(({ address, root }) => {
      const items = microformats(root).filter(({ type }) => type === 'h-event');
      return items.length === 1 ? faults(items[0]!, address) : [`${address}: ${items.length} events`];
    });
    expect(found).toEqual([]);
  });

  it('has its title, its address, its summary, its themes and its place', () => {
    for (const { address, root } of events) {
      const [{ properties }] = microformats(root) as [Microformat];
      const h1 = plainly(textOf(findOne(root, 'h1')!));
      expect(properties['name']).toEqual([h1]);
      expect(properties['url']).toEqual([portal.origin + address]);
      const item = portal.byKey.get(`event/${address.split('/').at(-2)!}`)!;
      expect(properties['category'] ?? []).toHaveLength(item.ownThemes);
      const intro = findOne(root, (element) => hasClass(element, 'intro'));
      expect(properties['summary']).toEqual(intro && [plainly(textOf(intro))]);
      const where = properties['location']?.[0] as Microformat | undefined;
      const said = where && Object.keys(where.properties);
      if (where)
        expect([address, where.type, said!.some((key) => /name|locality/.test(key))]).toEqual([
          address,
          'h-card',
          true,
        ]);
    }
    const located = events.filter(({ root }) => microformats(root)[0]!.properties['location']);
    expect(located.length).toBeGreaterThan(events.length * 0.8);
  });
});

describe('lists of dates', () => {
  it.each([
    '/',
    '/agenda/',
    '/agenda/2026/12/',
    '/themes/bien-manger/agenda/',
    '/annuaire/les-outils-communs/',
  ])('%s marks each of them', (address) => {
    const { root } = pages.find((page) => page.address === address)!;
    const items = allOf(microformats(root), 'h-event');
    expect(items.length).toBeGreaterThan(2);
    expect(items.flatMap((item) => faults(item, address))).toEqual([]);
    const links = new Set(findAll(root, 'a').map(({ attributes }) => attributes['href']));
    for (const { properties } of items) expect(links.has(properties['url']![0] as string)).toBe(true);
  });
});
