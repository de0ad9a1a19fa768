/** Every picture of a portal: those of its entries, its icons and logos, the cards of its links. */
import { iconFiles } from '../../domain/icons.ts';
import { socialFiles } from '../../domain/models/social.ts';
import type { Portal } from '../../domain/portal.ts';
import { renderIcon } from './icons.ts';
import { pictureFiles, renderPicture } from './pictures.ts';
import { Writer } from './render.ts';
import { renderSocial } from './social/index.ts';

export type ImageKind = 'picture' | 'icon' | 'social';

export interface ImageFile {
  kind: ImageKind;
  /** From the portal’s root. */
  file: string;
  /** Its name changes with what it shows: what is there by that name need not be made again. */
  isNamedByContent: boolean;
  render(content: string): Promise<Uint8Array>;
}

/** All of them, by name: what is long is done where `render` is called. */
export function* imageFiles(portal: Portal): Generator<ImageFile> {
  for (const one of pictureFiles(portal))
    yield {
      kind: 'picture',
      file: one.file,
      isNamedByContent: true,
      render: (content) => renderPicture(content, one),
    };
  for (const one of iconFiles(portal))
    yield {
      kind: 'icon',
      file: one.file,
      isNamedByContent: false,
      render: (content) => renderIcon(content, one),
    };
  for (const { file, card } of socialFiles(portal))
    yield {
      kind: 'social',
      file,
      isNamedByContent: file.startsWith('social/'),
      render: (content) => renderSocial(content, card),
    };
}

/** Images being made at once: each may hold a photo of fifty million pixels. */
const MAKING = 2;

/** Writes them under a folder. @returns how many of each kind */
export async function writeImages(
  content: string,
  portal: Portal,
  folder: string,
): Promise<Record<ImageKind, number>> {
  const counts = { picture: 0, icon: 0, social: 0 };
  const writer = new Writer(folder);
  const files = imageFiles(portal);
  // Each takes the next one when it is done with its own.
  const make = async () => {
    for (const { kind, file, render } of files) {
      writer.write(file, await render(content));
      counts[kind]++;
    }
  };
  await Promise.all(Array.from({ length: MAKING }, make));
  return counts;
}

const TYPES: Readonly<Record<string, string>> = {
  webp: 'image/webp',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
};

/** MIME type of an image, by its ending. */
export const imageType = (file: string): string =>
  TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
