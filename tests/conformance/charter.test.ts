/** What a reviewer may answer is what the charter of the sample portal says: the same eight reasons, in its order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RefusalReason } from '../../cms/workshop/types.ts';
import { REFUSAL_KEYS, refusalLabel, refusalReasons, refusalText } from '../../src/i18n/workshop/team.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';

const CHARTER = readFileSync(join(PROJECT_ROOT, 'content/pages/charte.md'), 'utf8');
/** The first cells of its table, without the head and the rule under it. */
const NAMED = [...CHARTER.matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell]) => cell!).slice(2);

/** Wrong types do not compile: the words know each reason of the workshop, and no other. */
const REASONS: readonly RefusalReason[] = REFUSAL_KEYS;
const KNOWN: Record<RefusalReason, true> = Object.fromEntries(REASONS.map((one) => [one, true])) as Record<
  (typeof REFUSAL_KEYS)[number],
  true
>;

describe('the reasons of a refusal', () => {
  it('are those of the charter', () => {
    expect(NAMED).toHaveLength(8);
    expect(REASONS.map((reason) => refusalLabel(reason, 'fr'))).toEqual(NAMED);
    expect(Object.keys(KNOWN)).toHaveLength(8);
  });

  it.each(['fr', 'en'])(
    'each have a reply of their own in %s: what, why, what next, whom to call',
    (locale) => {
      const replies = refusalReasons({ title: 'Bal du Vallon', contact: '04 65 71 20 26' }, locale);
      expect(new Set(replies.map(({ text }) => text)).size).toBe(8);
      for (const { text } of replies) {
        expect(text).toContain('Bal du Vallon');
        expect(text).toContain('04 65 71 20 26');
        expect(text.split('\n')).toHaveLength(5);
      }
      expect(refusalText('double', { title: 'Bal' }, locale)).not.toMatch(/undefined| :\.|: \./);
    },
  );

  it('never speak of moderation, of a fault, nor of « soumettre »', () => {
    const all = refusalReasons({ title: 'Bal' }, 'fr').map(({ text }) => text);
    expect(all.join('\n')).not.toMatch(/modér|soumett|faute|erreur/i);
  });
});
