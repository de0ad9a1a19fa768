/** Nothing personal stays on the laptop: journal, contacts, photos, sessions. What is in the content stays in the content. */
import { rm } from 'node:fs/promises';
import { StoreRefusal } from '../../store/refusal.ts';
import { eraseAside } from '../review/aside.ts';
import { unsafe } from './marks.ts';
import type { EndParts } from './parts.ts';

/** The workshop is closed by it. @param stop ends what would write once more. @throws StoreRefusal where something would be lost */
export async function erase(
  { context, personal = [] }: EndParts,
  { anyway = false }: { anyway?: boolean } = {},
  stop?: () => Promise<void>,
): Promise<void> {
  if (!anyway) await checkSafe(context);
  await stop?.();
  await context.erase();
  await eraseAside(context.folder);
  for (const path of personal) await rm(path, { recursive: true, force: true });
}

async function checkSafe(context: EndParts['context']): Promise<void> {
  const { git, journal } = await unsafe(context);
  if (!git && !journal) return;
  const what = [
    ...(git ? ['des pages ou des brouillons n’ont été envoyés nulle part'] : []),
    ...(journal ? ['des textes commencés ou refusés ne sont que sur cet ordinateur'] : []),
  ].join(', et ');
  const how = git
    ? 'Terminez l’atelier avec le réseau, ou exportez-le sur une clé'
    : 'Exportez l’atelier sur une clé';
  throw new StoreRefusal(
    'not-safe',
    `Rien n’est effacé : ${what}. ${how}, puis recommencez. Si cela peut être perdu, confirmez-le.`,
  );
}
