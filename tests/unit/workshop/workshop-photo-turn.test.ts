/** How a JPEG is to be turned, read from its bytes where a browser does not do it by itself. */
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { orientationOf } from '../../../src/components/client/workshop/upright.ts';

const plain = sharp({ create: { width: 6, height: 4, channels: 3, background: '#a33' } });
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const turned = (orientation: number) => plain.clone().jpeg().withMetadata({ orientation }).toBuffer();

it.each([1, 2, 3, 4, 5, 6, 7, 8])('is read: %i', async (orientation) => {
  expect(orientationOf(view(await turned(orientation)))).toBe(orientation);
});

it('is read of a camera that writes its numbers the other way round', async () => {
  const exif = Buffer.from('4578696600004d4d002a00000008000101120003000000010003000000000000', 'hex');
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]);
  expect(orientationOf(view(Buffer.concat([head, exif])))).toBe(3);
});

it('is none of what has none, is no JPEG, or is cut', async () => {
  expect(orientationOf(view(await plain.clone().jpeg().toBuffer()))).toBe(1);
  expect(orientationOf(view(await plain.clone().png().toBuffer()))).toBe(1);
  const whole = await turned(6);
  for (let length = 0; length < 200; length++)
    expect([1, 6]).toContain(orientationOf(view(Uint8Array.from(whole.subarray(0, length)))));
});
