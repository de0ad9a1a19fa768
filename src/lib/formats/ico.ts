/**
 * An icon file of one square picture, which every Windows since Vista and every browser read.
 *
 * Six bytes of header (reserved, type 1, count), sixteen of directory entry, then the PNG as it is.
 * Source: Microsoft, « Icons » (MSDN 1995), and PNG entries since Windows Vista.
 * @param png the bytes of a PNG file
 * @param side its width and height in pixels, 1 to 256
 * @throws RangeError where the side does not fit the format
 */
export function toIco(png: Uint8Array, side: number): Uint8Array {
  if (!Number.isInteger(side) || side < 1 || side > 256) throw new RangeError(`no icon of ${side} pixels`);
  const file = new Uint8Array(HEADER + png.length);
  const view = new DataView(file.buffer);
  view.setUint16(2, 1, true);
  view.setUint16(4, 1, true);
  // 256 is written 0.
  view.setUint8(6, side % 256);
  view.setUint8(7, side % 256);
  // One plane, 32 bits a pixel.
  view.setUint16(10, 1, true);
  view.setUint16(12, 32, true);
  view.setUint32(14, png.length, true);
  view.setUint32(18, HEADER, true);
  file.set(png, HEADER);
  return file;
}

const HEADER = 22;
