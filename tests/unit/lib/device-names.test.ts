import { describe, expect, it } from 'vitest';
import { freeSlug } from '../../../src/content-types/free-slug.ts';
import { isDeviceName } from '../../../src/lib/text/device-names.ts';

describe('the name of a device of Windows', () => {
  it.each(['aux', 'CON', 'nul.md', 'com1', 'lpt9.tar.gz'])('is %s', (name) => {
    expect(isDeviceName(name)).toBe(true);
  });
  it.each(['auxerre', 'con-1', 'nulle-part.md', 'com', 'com10', 'a.aux', ''])('is not %s', (name) => {
    expect(isDeviceName(name)).toBe(false);
  });
  it('is never the name of a new entry, which has another without a question', () => {
    expect(freeSlug('actor', { name: 'AUX' }, () => false)).toBe('aux-2');
    expect(freeSlug('actor', { name: 'Aux', address: { commune: 'Vernasse' } }, () => false)).toBe(
      'aux-vernasse',
    );
    expect(freeSlug('question', { title: 'Con ?' }, () => false)).toBe('con-2');
  });
});
