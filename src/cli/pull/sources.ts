/** The calendars that `portal.yaml` subscribes to, ready to be read. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import type { Settings } from '../../schema/settings.ts';
import { MAX_BYTES } from '../calendar/read-calendar.ts';
import type { Answer, Asked } from './fetch.ts';
import { fetchCalendar } from './fetch.ts';

export type Source = NonNullable<Settings['sources']>[number];

/** What is wrong with a source as it is declared; nothing where it can be tried. */
export function faultOf(source: Source, all: readonly Source[]): { why: string; cure: string } | undefined {
  if (source.url && source.file)
    return {
      why: 'une adresse (url) et un fichier (file) sont donnés',
      cure: 'Gardez l’un des deux dans portal.yaml',
    };
  if (!source.url && !source.file)
    return {
      why: 'ni adresse (url) ni fichier (file) ne sont donnés',
      cure: 'Ajoutez l’un des deux dans portal.yaml',
    };
  if (all.filter(({ name }) => name === source.name).length > 1)
    return {
      why: 'deux sources portent ce nom : leurs rendez-vous ne se distingueraient pas',
      cure: 'Renommez l’une des deux dans portal.yaml',
    };
  return undefined;
}

/** Google gives two addresses: the secret one opens what is private to whoever reads `portal.yaml`. */
export function secretIn({ url }: Source): string | undefined {
  return url && /\/private-[0-9a-f]{8,}|[?&](token|key|secret|auth)=/i.test(url)
    ? 'cette adresse contient une clé secrète, et portal.yaml est souvent public. Donnez l’adresse publique de cet agenda'
    : undefined;
}

/** @param content the folder beside which files are looked for */
export async function readSource(
  source: Source,
  content: string,
  asked: Omit<Asked, 'url'>,
): Promise<Answer> {
  if (source.url) return await fetchCalendar({ url: source.url, ...asked });
  return readFile(source.file!, content, asked.local ?? false);
}

function readFile(file: string, content: string, local: boolean): Answer {
  const path = resolve(content, file);
  const failed = (why: string, cure: string): Answer => ({ kind: 'failed', why, cure });
  try {
    const real = realpathSync(path);
    if (!local && !real.startsWith(realpathSync(content) + sep))
      return failed(
        `le fichier ${file} n’est pas dans le dossier de contenu`,
        'Mettez-le dedans, ou ajoutez --local si c’est voulu',
      );
    const stats = statSync(real);
    if (!stats.isFile()) return failed(`${file} n’est pas un fichier`, 'Donnez le nom d’un fichier .ics');
    if (stats.size > MAX_BYTES)
      return failed(`${basename(file)} dépasse 20 Mo`, 'Exportez cet agenda par année');
    return { kind: 'fresh', bytes: readFileSync(real) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      return failed(`le fichier ${file} n’existe pas`, 'Vérifiez son nom dans portal.yaml');
    return failed(`le fichier ${file} ne peut pas être lu (${code})`, 'Vérifiez ses droits');
  }
}
