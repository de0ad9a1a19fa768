import { describe, expect, it } from 'vitest';
import { blocksOf, mergeBodies } from '../../../cms/merge/body.ts';
import { mergeEntries } from '../../../cms/merge/entry.ts';
import type { Values } from '../../../cms/merge/entry.ts';
import { random } from '../../support/random.ts';

const version = (raw: Values, body = '') => ({ raw, body });
const merge = (base: Values, theirs: Values, mine: Values) =>
  mergeEntries(version(base), version(theirs), version(mine));

describe('the fields of an entry', () => {
  it('that one changed are changed, whoever did', () => {
    const { raw, fields } = merge(
      { name: 'Le Plot', summary: 'Un lieu', website: 'https://plot.example' },
      { name: 'Le Plot', summary: 'Un lieu ouvert', website: 'https://plot.example' },
      { name: 'Le Plot d’en haut', summary: 'Un lieu' },
    );
    expect(raw).toEqual({ name: 'Le Plot d’en haut', summary: 'Un lieu ouvert' });
    expect(fields).toEqual([]);
  });

  it('that both changed stay as they are kept, and the other is handed back', () => {
    const { raw, fields } = merge({ name: 'A' }, { name: 'B' }, { name: 'C' });
    expect(raw).toEqual({ name: 'B' });
    expect(fields).toEqual([{ path: ['name'], base: 'A', theirs: 'B', mine: 'C' }]);
  });

  it('of two days of the last change, the later is it', () => {
    const days = (...[base, theirs, mine]: string[]) =>
      merge({ updated: base! }, { updated: theirs! }, { updated: mine! });
    for (const two of [
      days('2026-01-01', '2026-11-02', '2026-11-20'),
      days('2026-01-01', '2026-11-20', '2026-11-02'),
    ])
      expect(two).toMatchObject({ raw: { updated: '2026-11-20' }, fields: [] });
  });

  it('that both changed alike are no conflict', () =>
    expect(merge({ name: 'A' }, { name: 'B' }, { name: 'B' })).toMatchObject({
      raw: { name: 'B' },
      fields: [],
    }));

  it('that one takes out while the other changes it are asked about', () => {
    const { raw, fields } = merge({ summary: 'A' }, { summary: 'B' }, {});
    expect(raw).toEqual({ summary: 'B' });
    expect(fields).toEqual([{ path: ['summary'], base: 'A', theirs: 'B', mine: undefined }]);
  });

  it('of a group are merged one by one, and named from the outside in', () => {
    const { raw, fields } = merge(
      { contact: { email: 'a@a.example', phone: '01', fax: '1' } },
      { contact: { email: 'b@a.example', phone: '01', fax: '2' } },
      { contact: { email: 'a@a.example', phone: '02', fax: '3' } },
    );
    expect(raw).toEqual({ contact: { email: 'b@a.example', phone: '02', fax: '2' } });
    expect(fields.map(({ path }) => path)).toEqual([['contact', 'fax']]);
  });

  it('whose keys are in another order are the same', () =>
    expect(
      merge({ a: { x: '1', y: '2' } }, { a: { y: '2', x: '1' } }, { a: { x: '1', y: '3' } }).raw,
    ).toEqual({
      a: { x: '1', y: '3' },
    }));

  it('that are lists of words keep what either adds, and lose what either takes out', () => {
    const { raw, fields } = merge(
      { themes: ['velo', 'eau', 'pain'] },
      { themes: ['velo', 'pain', 'bois'] },
      { themes: ['eau', 'velo', 'pain', 'lait'] },
    );
    expect(raw).toEqual({ themes: ['velo', 'pain', 'bois', 'lait'] });
    expect(fields).toEqual([]);
  });

  it('that are lists of groups are asked about', () => {
    const day = (hour: string) => ({ hours: [{ day: 'lundi', opens: hour }] });
    const { raw, fields } = merge(day('9'), day('10'), day('11'));
    expect(raw).toEqual(day('10'));
    expect(fields[0]?.path).toEqual(['hours']);
  });

  it('named like what every object has are fields as others', () => {
    const base = JSON.parse('{"__proto__":"x","constructor":"y"}') as Values;
    const { raw } = merge(base, base, { ...base, constructor: 'z' });
    expect(Object.hasOwn(raw, 'constructor') && raw.constructor).toBe('z');
  });

  it('of an entry that both made stay, and differ where they differ', () => {
    const { raw, fields } = mergeEntries(
      undefined,
      version({ name: 'A', phone: '1' }),
      version({ name: 'B', price: '2' }),
    );
    expect(raw).toEqual({ name: 'A', phone: '1', price: '2' });
    expect(fields.map(({ path }) => path)).toEqual([['name']]);
  });
});

describe('the body', () => {
  const text = 'Un.\n\nDeux.\n\nTrois.\n';

  it('keeps the paragraphs that each changed', () =>
    expect(mergeBodies(text, 'Un !\n\nDeux.\n\nTrois.\n', 'Un.\n\nDeux.\n\nTrois.\n\nQuatre.\n')).toEqual({
      text: 'Un !\n\nDeux.\n\nTrois.\n\nQuatre.\n',
      conflicts: [],
    }));

  it('merges two paragraphs that stand side by side, and asks about the one that both changed', () => {
    expect(mergeBodies(text, 'Un.\n\nDeux A.\n\nTrois.\n', 'Un.\n\nDeux.\n\nTrois B.\n')).toEqual({
      text: 'Un.\n\nDeux A.\n\nTrois B.\n',
      conflicts: [],
    });
    expect(mergeBodies(text, 'Un A.\n\nDeux A.\n\nTrois.\n', 'Un.\n\nDeux B.\n\nTrois B.\n')).toEqual({
      text: 'Un A.\n\nDeux A.\n\nDeux B.\n\nTrois B.\n',
      conflicts: [{ base: 'Deux.', theirs: 'Deux A.', mine: 'Deux B.' }],
    });
  });

  it('keeps both versions of a paragraph that both changed', () =>
    expect(mergeBodies(text, 'Un.\n\nDeux A.\n\nTrois.\n', 'Un.\n\nDeux B.\n\nTrois.\n')).toEqual({
      text: 'Un.\n\nDeux A.\n\nDeux B.\n\nTrois.\n',
      conflicts: [{ base: 'Deux.', theirs: 'Deux A.', mine: 'Deux B.' }],
    }));

  it('is left byte for byte where one of them changed nothing', () => {
    const odd = '  Un.  \n\n\n\nDeux.';
    expect(mergeBodies(text, odd, text).text).toBe(odd);
    expect(mergeBodies(text, text, odd).text).toBe(odd);
  });

  it('keeps code whole, and the two spaces that end a line', () =>
    expect(blocksOf('a  \nb\n\n```\nx\n\ny\n```\n\n~~~~\n```\n\n~~~~\nfin')).toEqual([
      'a  \nb',
      '```\nx\n\ny\n```',
      '~~~~\n```\n\n~~~~\nfin',
    ]));

  it('loses no paragraph that either wrote, whatever they did', () => {
    const { next, seed } = random();
    for (let round = 0; round < 500; round++) {
      const base = Array.from({ length: 1 + (next() % 8) }, (_, i) => `p${i}`);
      const edit = (who: string) =>
        base.flatMap((block, i) => {
          const dice = next() % 6;
          return dice === 0
            ? []
            : dice === 1
              ? [`${who}${i}`]
              : dice === 2
                ? [block, `${who}+${i}`]
                : [block];
        });
      const [theirs, mine] = [edit('a'), edit('b')];
      const { text: merged } = mergeBodies(base.join('\n\n'), theirs.join('\n\n'), mine.join('\n\n'));
      const lost = [...theirs, ...mine].filter(
        (block) => !base.includes(block) && !blocksOf(merged).includes(block),
      );
      expect({ seed, round, lost }).toEqual({ seed, round, lost: [] });
    }
  });
});
