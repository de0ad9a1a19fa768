/** What the window of the animator says, each thing once; and what is said of titles that end by themselves. */
import { afterEach, expect, it, vi } from 'vitest';
import { tellProgress } from '../../../cms/workshop/command/tell.ts';
import type { WorkshopEvent } from '../../../cms/workshop/types.ts';
import { serverWords } from '../../../src/i18n/workshop/server.ts';

afterEach(() => vi.restoreAllMocks());

const event = (stage: 'sent' | 'to-change' | 'published', id = 'one'): WorkshopEvent => ({
  kind: 'contribution',
  id,
  stage,
  title: 'Le Fournil',
  contributionKind: 'actor',
});

it('tells of each stage of a text once, however often it is told of', () => {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line.trim()));
  let tell: (event: WorkshopEvent) => void = () => {};
  const workshop = { on: (listener: typeof tell) => ((tell = listener), () => {}) };
  tellProgress({ workshop, live: { on: () => () => {} }, url: '' } as never);
  const events = [event('sent'), event('to-change'), event('sent'), event('published'), event('published')];
  for (const one of [...events, event('published', 'two')]) tell(one);
  expect(lines).toEqual([
    'Reçu : Le Fournil',
    'Précision demandée : Le Fournil',
    'Reçu : Le Fournil',
    'Publié : Le Fournil',
    'Publié : Le Fournil',
  ]);
});

it.each(['fr', 'en'])('adds no full stop to a title that has its own: %s', (locale) => {
  const { approved } = serverWords(locale).notices;
  expect(approved(['Qui sait affûter une faux ?'])).not.toContain('?.');
  expect(approved(['Le Fournil'])).toContain('Le Fournil. ');
});
