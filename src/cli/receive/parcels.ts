/** What was given to `receive`: files, folders, saved mails, as texts with where each comes from. Nothing is lost: what is no text says why. */
import { lstatSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decode } from '../../reader/decode.ts';
import { walk } from '../../reader/files.ts';
import { inCharset, isMail, readMail } from './mail.ts';

export interface Parcel {
  /** For people: « mail.eml, pièce jointe proposition.txt ». */
  origin: string;
  text: string;
}

export interface Refusal {
  origin: string;
  why: string;
}

export interface Parcels {
  parcels: Parcel[];
  refused: Refusal[];
  /** Attachments and files that are no texts, to be looked at by somebody. */
  others: string[];
}

/** Bytes. A mail may carry a photo. */
const MAIL_MAX = 30 * 1024 * 1024;
const FILES_MAX = 2000;

const PICTURE = /\.(?:jpe?g|png|webp|heic|heif|avif|gif|tiff?|pdf)$/i;

export function openParcels(paths: readonly string[]): Parcels {
  const all: Parcels = { parcels: [], refused: [], others: [] };
  for (const path of paths) for (const file of filesOf(path, all).slice(0, FILES_MAX)) open(file, all);
  return all;
}

function filesOf(path: string, { refused }: Parcels): string[] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) {
    refused.push({ origin: path, why: 'ce fichier n’existe pas. Vérifiez son nom et son dossier' });
    return [];
  }
  if (!stat.isDirectory()) return [path];
  const tree = walk(path);
  refused.push(
    ...tree.refused.map((one) => ({
      origin: join(path, one.path),
      why: 'ce n’est pas un fichier ordinaire (lien ou fichier caché) : il n’est pas ouvert',
    })),
  );
  if (tree.files.length > FILES_MAX)
    refused.push({ origin: path, why: `plus de ${FILES_MAX} fichiers : les suivants sont à donner à part` });
  return tree.files.map((file) => join(path, file));
}

function open(path: string, all: Parcels): void {
  const origin = basename(path);
  const refuse = (why: string) => void all.refused.push({ origin, why });
  if (PICTURE.test(path)) return void all.others.push(origin);
  try {
    const stat = lstatSync(path);
    if (!stat.isFile()) return refuse('ce n’est pas un fichier ordinaire : il n’est pas ouvert');
    if (stat.size > MAIL_MAX)
      return refuse(
        `le fichier pèse ${Math.round(stat.size / 1024 / 1024)} Mo, la limite est 30 Mo pour un courriel, 1 Mo pour un texte`,
      );
    const bytes = readFileSync(path);
    const packed = whyPacked(path, bytes);
    if (packed) return refuse(packed);
    if (isMail(path, bytes)) return openMail(origin, bytes, all);
    const read = decode(bytes);
    if (read.ok) all.parcels.push({ origin, text: read.text });
    else refuse(read.fault.message);
  } catch (error) {
    refuse(`le fichier ne peut pas être lu (${(error as NodeJS.ErrnoException).code}). Vérifiez ses droits`);
  }
}

/** Of what holds texts and is none: how to take them out. A word processor's files are ZIP archives too. */
function whyPacked(path: string, bytes: Uint8Array): string | undefined {
  const isZip = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004';
  if (isZip && /\.(?:docx|odt|xlsx|ods|pptx|odp)$/i.test(path))
    return 'c’est un document de bureautique. Ouvrez-le, et enregistrez-le comme texte (.txt)';
  return isZip || /\.(?:zip|7z|rar|tar|t?gz)$/i.test(path)
    ? 'c’est une archive. Décompressez-la, puis donnez le dossier ou les fichiers qui en sortent'
    : undefined;
}

function openMail(origin: string, bytes: Uint8Array, all: Parcels): void {
  const { texts, others } = readMail(bytes);
  all.others.push(...others.map((name) => `${origin}, pièce jointe ${name}`));
  for (const { name, bytes: inner, charset } of texts) {
    const where = name ? `${origin}, pièce jointe ${basename(name)}` : origin;
    const read = charset && !/utf-?8/i.test(charset) ? undefined : decode(inner);
    if (!read) all.parcels.push({ origin: where, text: inCharset(inner, charset) });
    else if (read.ok) all.parcels.push({ origin: where, text: read.text });
    else if (inner.length > 0) all.refused.push({ origin: where, why: read.fault.message });
  }
  if (texts.length === 0) all.refused.push({ origin, why: 'ce courriel ne contient aucun texte lisible' });
}
