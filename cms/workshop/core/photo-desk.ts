/** Photos of a contribution: taken as they come, described, taken out. */
import { StoreRefusal } from '../../store/refusal.ts';
import type { Desk, WorkshopPhoto } from '../types.ts';
import type { Context } from './context.ts';
import { isId } from './ids.ts';
import { PHOTOS_MAX, tooManyPhotos } from './photos.ts';
import type { Photos } from './photos.ts';
import type { Kept } from './records.ts';
import { isOpen } from './stages.ts';

const ALT_MAX = 500;

type Alone = <T>(id: string, work: (kept: Kept) => Promise<T>) => Promise<T>;

export function photoDesk(
  context: Context,
  photos: Photos,
  alone: Alone,
): Pick<Desk, 'addPhoto' | 'describePhoto' | 'removePhoto' | 'photo'> {
  const changePhotos = (kept: Kept, all: readonly WorkshopPhoto[]) =>
    context.change(kept.id, { photos: all, edits: kept.edits + 1 });
  return {
    async addPhoto(id, name, bytes) {
      await alone(id, async (kept) => checkRoom(kept));
      // Decoded outside of the lock: what is typed meanwhile does not wait.
      const taken = await photos.take(name, bytes);
      return alone(id, async (kept) => {
        const same = kept.photos.find(({ hash }) => hash === taken.hash);
        if (same) return same;
        checkRoom(kept);
        const photo = { path: freePath(taken.name, kept), hash: taken.hash, alt: '' };
        await changePhotos(kept, [...kept.photos, photo]);
        return photo;
      });
    },
    describePhoto: (id, path, alt) =>
      alone(id, async (kept) => {
        const said = alt
          .toWellFormed()
          .replace(/[\s\p{Cc}]+/gu, ' ')
          .trim()
          .slice(0, ALT_MAX);
        const photo = need(kept, path);
        if (photo.alt === said) return;
        await changePhotos(
          kept,
          kept.photos.map((one) => (one === photo ? { ...one, alt: said } : one)),
        );
      }),
    removePhoto: (id, path) =>
      alone(id, async (kept) => {
        const photo = need(kept, path);
        await changePhotos(
          kept,
          kept.photos.filter((one) => one !== photo),
        );
      }),
    async photo(id, path) {
      const found = isId(id)
        ? context.contributions.get(id)?.photos.find((one) => one.path === path)
        : undefined;
      return found && photos.read(found.hash);
    },
  };
}

function checkRoom(kept: Kept): void {
  if (!isOpen(kept.stage))
    throw new StoreRefusal('closed-to-photos', 'Ce texte ne se modifie plus : la photo n’est pas ajoutée.');
  if (kept.photos.length >= PHOTOS_MAX) throw tooManyPhotos();
}

/** Two of one name are two: the text names them apart. */
function freePath(name: string, { photos }: Kept): string {
  const dot = name.lastIndexOf('.');
  for (let count = 1; ; count++) {
    const path = `media/${count === 1 ? name : `${name.slice(0, dot)}-${count}${name.slice(dot)}`}`;
    if (!photos.some((one) => one.path === path)) return path;
  }
}

function need({ photos }: Kept, path: string): WorkshopPhoto {
  const found = photos.find((one) => one.path === path);
  if (found) return found;
  throw new StoreRefusal('no-photo', 'Cette photo n’est plus dans ce texte : rechargez la page.');
}
