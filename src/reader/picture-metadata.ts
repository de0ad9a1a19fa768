import sharp from 'sharp';

/**
 * What a picture carries beside its pixels, as texts: EXIF, XMP, IPTC, comments. Each block is given in every
 * encoding that cameras and programs use for it; none where it is no picture.
 */
export async function metadataTexts(bytes: Buffer): Promise<string[]> {
  try {
    const { exif, xmp, iptc, tifftagPhotoshop, comments = [] } = await sharp(bytes).metadata();
    const blocks = [exif, xmp, iptc, tifftagPhotoshop].filter((block) => block !== undefined);
    return [...blocks.flatMap(readings), ...comments.map(({ keyword, text }) => `${keyword}: ${text}`)];
  } catch {
    return [];
  }
}

/** Windows writes its own tags in UTF-16, at even offsets or odd ones. */
const readings = (block: Buffer): string[] => [
  block.toString('utf8'),
  block.toString('latin1'),
  block.toString('utf16le'),
  block.subarray(1).toString('utf16le'),
];
