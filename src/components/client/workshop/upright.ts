/**
 * A photo as it is seen: turned as the camera was held, 2,560 pixels at most, without what the camera wrote beside it
 * (the place, among others). Browsers turn by themselves, or not, and tell nobody: a picture of two pixels is asked.
 */

export const LONGEST = 2560;
const QUALITY = 0.85;

/** Two pixels side by side, to be shown one above the other (EXIF orientation 6). */
const PROBE =
  '/9j/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAABAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKAB/9k=';

/** Not read by this browser. */
export class Unread extends Error {}

/** @throws Unread */
export async function upright(file: Blob): Promise<Blob> {
  const { source, width, height, turn } = await decode(file);
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)] as [number, number];
  const canvas = document.createElement('canvas');
  const isAcross = turn > 4;
  canvas.width = isAcross ? h : w;
  canvas.height = isAcross ? w : h;
  const context = canvas.getContext('2d');
  if (!context) throw new Unread();
  // What is seen through is white: a JPEG has no holes.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.transform(...matrixOf(turn, w, h));
  context.drawImage(source, 0, 0, w, h);
  if ('close' in source) source.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Unread())), 'image/jpeg', QUALITY),
  );
}

interface Decoded {
  source: ImageBitmap | HTMLImageElement;
  width: number;
  height: number;
  /** Still to be done, as EXIF numbers it. */
  turn: number;
}

async function decode(file: Blob): Promise<Decoded> {
  if (typeof createImageBitmap === 'function') {
    const found = await bitmapOf(file).catch(() => undefined);
    if (found) return found;
  }
  const image = await imageOf(await dataUrl(file));
  const probe = await imageOf(`data:image/jpeg;base64,${PROBE}`);
  const turn = probe.naturalWidth === 1 ? 1 : orientationOf(await bytesOf(file));
  return { source: image, width: image.naturalWidth, height: image.naturalHeight, turn };
}

/** Lighter than an element, where it turns by itself. */
async function bitmapOf(file: Blob): Promise<Decoded | undefined> {
  const bytes = Uint8Array.from(atob(PROBE), (sign) => sign.charCodeAt(0));
  const probe = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  if (probe.width !== 1) return undefined;
  const source = await createImageBitmap(file);
  return { source, width: source.width, height: source.height, turn: 1 };
}

const imageOf = (src: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener('load', () => resolve(image));
    image.addEventListener('error', () => reject(new Unread()));
    image.src = src;
  });

/** Not an address of the device (`blob:`): the policy of the page lets pictures come from itself, or be their own text. */
const dataUrl = (file: Blob): Promise<string> => reading(file, 'readAsDataURL') as Promise<string>;
const bytesOf = async (file: Blob): Promise<DataView> =>
  new DataView((await reading(file, 'readAsArrayBuffer')) as ArrayBuffer);

function reading(file: Blob, how: 'readAsDataURL' | 'readAsArrayBuffer'): Promise<string | ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result!));
    reader.addEventListener('error', () => reject(new Unread()));
    reader[how](file);
  });
}

/** EXIF 2.32, 4.6.4: how a JPEG is to be turned, 1 (not at all) to 8. */
export function orientationOf(view: DataView): number {
  if (view.byteLength < 12 || view.getUint16(0) !== 0xffd8) return 1;
  for (let at = 2; at + 10 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker === 0xffda || marker >> 8 !== 0xff) return 1;
    // « Exif », then a TIFF.
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return inTiff(view, at + 10);
  }
  return 1;
}

function inTiff(view: DataView, start: number): number {
  if (start + 8 > view.byteLength) return 1;
  const isLittle = view.getUint16(start) === 0x4949;
  const first = start + view.getUint32(start + 4, isLittle);
  if (first + 2 > view.byteLength) return 1;
  const count = view.getUint16(first, isLittle);
  for (let i = 0; i < count; i++) {
    const at = first + 2 + 12 * i;
    if (at + 12 > view.byteLength) return 1;
    if (view.getUint16(at, isLittle) !== 0x0112) continue;
    const turn = view.getUint16(at + 8, isLittle);
    return turn > 0 && turn < 9 ? turn : 1;
  }
  return 1;
}

type Matrix = [number, number, number, number, number, number];

function matrixOf(turn: number, w: number, h: number): Matrix {
  const all: Matrix[] = [
    [1, 0, 0, 1, 0, 0],
    [-1, 0, 0, 1, w, 0],
    [-1, 0, 0, -1, w, h],
    [1, 0, 0, -1, 0, h],
    [0, 1, 1, 0, 0, 0],
    [0, 1, -1, 0, h, 0],
    [0, -1, -1, 0, h, w],
    [0, -1, 1, 0, 0, w],
  ];
  return all[turn - 1] || all[0]!;
}
