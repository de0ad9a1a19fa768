import { addressOf } from '../../domain/urls.ts';
import { manifestOf } from '../../domain/manifest.ts';
import type { Portal } from '../../domain/portal.ts';
import { shownOutside } from '../../domain/privacy/shown.ts';
import { sentenceOf } from '../../schema/problem.ts';
import { MANIFEST } from '../load-portal.ts';
import type { Writer } from './render.ts';

/** `quarantine.json`, for the team's tools, and the manifest, for the next build. */
export function writeQuarantine(portal: Portal, writer: Writer): void {
  writer.write('quarantine.json', `${JSON.stringify(quarantineOf(portal), null, 2)}\n`);
  writer.write(MANIFEST, `${JSON.stringify(manifestOf(portal))}\n`);
}

function quarantineOf(portal: Portal) {
  const byFile = Map.groupBy(portal.problems, ({ file }) => file);
  return {
    counts: portal.counts,
    setAside: portal.setAside.map(({ type, slug, file }) => ({
      file,
      type,
      address: addressOf({ kind: 'entry', type, slug }),
      problems: (byFile.get(file) ?? []).map(shownOutside).map((problem) => ({
        severity: problem.severity,
        code: problem.code,
        line: problem.line,
        field: problem.path.join('.') || undefined,
        value: problem.value,
        sentence: sentenceOf(problem).replace(/^— /, ''),
        example: problem.example,
      })),
    })),
  };
}
