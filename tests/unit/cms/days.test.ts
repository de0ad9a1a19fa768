import { describe, expect, it } from 'vitest';
import { dayIn, withDays } from '../../../cms/store/days.ts';

const ARTICLE = { collection: 'articles', slug: 'a' };
const text = (header: string) => `---\ntitle: Un titre\n${header}---\n\nUn texte.\n`;

describe('an entry that is published', () => {
  it('the first time, has the day of its publication', () => {
    expect(withDays(ARTICLE, text(''), undefined, '2026-12-01')).toBe(text('published: "2026-12-01"\n'));
  });

  it('again, that of its change, and keeps the first', () => {
    const was = text('published: 2026-11-01\n');
    const now = was.replace('Un titre', 'Un autre');
    expect(withDays(ARTICLE, now, was, '2026-12-01')).toBe(
      now.replace('01\n---', '01\nupdated: "2026-12-01"\n---'),
    );
  });

  it.each(['published: 2026-10-03\n', 'datePublished: 03/10/2026\n'])(
    'keeps the day that its author wrote: %s',
    (header) => expect(withDays(ARTICLE, text(header), undefined, '2026-12-01')).toBe(text(header)),
  );

  it('whose author changed the day of its change keeps it', () => {
    const was = text('updated: 2026-11-01\n');
    const now = text('updated: 2026-11-20\n');
    expect(withDays(ARTICLE, now, was, '2026-12-01')).toBe(now);
    expect(withDays(ARTICLE, was, was, '2026-12-01')).toBe(text('updated: "2026-12-01"\n'));
  });

  it('whose header cannot be cut is left as it is', () => {
    const flow = '---\n{ title: Un titre }\n---\n';
    expect(withDays(ARTICLE, flow, undefined, '2026-12-01')).toBe(flow);
  });
});

it('the day is that of the portal, not of the machine', () => {
  const evening = Date.UTC(2026, 11, 1, 23, 30);
  expect(dayIn('', evening)).toBe('2026-12-02');
  expect(dayIn('timeZone: America/Guadeloupe\n', evening)).toBe('2026-12-01');
  expect(dayIn('timeZone: nulle-part\n', evening)).toBe('2026-12-02');
  expect(dayIn('name: [', evening)).toBe('2026-12-02');
});
