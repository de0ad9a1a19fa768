/** A photo as a telephone takes it: twelve megapixels, lying on its side, with the place where it was taken. */
import sharp from 'sharp';

/** Latitude and longitude that must be nowhere afterwards: 45° 13′ 33″ N, 6° 31′ 8″ E. */
const GPS = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '45/1 13/1 33/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '6/1 31/1 8/1',
};

const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">
  <rect width="400" height="300" fill="#f3d9b1"/>
  <circle cx="310" cy="66" r="30" fill="#fff4d6"/>
  <path d="M0 170 90 84 150 140 236 60 330 150 400 104V300H0Z" fill="#7fa58f"/>
  <path d="M0 214 120 160 220 206 320 168 400 200V300H0Z" fill="#3f6f5b"/>
  <rect x="120" y="176" width="160" height="92" fill="#efe4d2"/>
  <path d="M108 180 200 132 292 180Z" fill="#a2492b"/>
  <rect x="182" y="216" width="36" height="52" fill="#5d3a24"/>
  <rect x="138" y="200" width="30" height="26" fill="#86b6c4"/><rect x="232" y="200" width="30" height="26" fill="#86b6c4"/>
  <path d="M126 196h148" stroke="#c9622f" stroke-width="8"/>
</svg>`;

const WIDTH = 4000;
const HEIGHT = 3000;

/** Stored turned by a quarter, as telephones do, and said so in its Exif; with the grain that makes it heavy. */
export async function photo(): Promise<Buffer> {
  const grain = await sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 14 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const seen = await sharp(Buffer.from(SCENE), { density: 720 })
    .resize(WIDTH, HEIGHT)
    .composite([{ input: grain, blend: 'soft-light' }])
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(seen)
    .rotate(270)
    .jpeg({ quality: 88 })
    .withExif({ IFD0: { Make: 'Essai', Model: 'Téléphone d’essai' }, IFD3: GPS })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}
