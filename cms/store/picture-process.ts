/** The process that decodes pictures: asked by picture-desk.ts alone, and ended with who started it. */
import { encodePicture } from './picture-encode.ts';
import type { PictureOrder } from './picture-desk.ts';

process.on('message', ({ id, kind, bytes }: PictureOrder) => {
  void encodePicture(kind, bytes).then((result) => process.send?.({ id, result }));
});
process.on('disconnect', () => process.exit());
// Ctrl+C reaches all processes of a terminal: this one ends when the server has closed what it has to.
process.on('SIGINT', () => {});
