import { describe, expect, it } from 'vitest';
import { toIco } from '../../../../src/lib/formats/ico.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);

describe('toIco', () => {
  it('puts 22 bytes before the picture, which say where it is and how large', () => {
    const file = toIco(PNG, 32);
    const view = new DataView(file.buffer);
    const word = (offset: number) => view.getUint16(offset, true);
    expect([word(0), word(2), word(4)]).toEqual([0, 1, 1]);
    expect([file[6], file[7], word(10), word(12)]).toEqual([32, 32, 1, 32]);
    const [length, offset] = [view.getUint32(14, true), view.getUint32(18, true)];
    expect(file.slice(offset, offset + length)).toEqual(PNG);
    expect(offset + length).toBe(file.length);
  });

  it('writes a side of 256 as 0, its byte having no room for more', () => {
    expect(toIco(PNG, 256).slice(6, 8)).toEqual(Uint8Array.from([0, 0]));
  });

  it.each([0, 257, 1.5])('has no side of %s', (side) => {
    expect(() => toIco(PNG, side)).toThrow(RangeError);
  });
});
