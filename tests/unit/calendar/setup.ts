/** A calendar imported in a folder of its own, and what came of it. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from '../../../src/cli/import/run.ts';
import type { ImportOptions, ImportResult } from '../../../src/cli/import/run.ts';
import type { Data } from '../../../src/content-types/registry.ts';
import { occurrencesOf } from '../../../src/domain/agenda.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { folderOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';

export const TODAY = '2026-11-21';

export const ics = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

/** One event, with an identifier and a title unless they are given. */
export const vevent = (...lines: string[]): string =>
  [
    'BEGIN:VEVENT',
    ...(lines.some((line) => line.startsWith('UID')) ? [] : ['UID:un@essai']),
    ...(lines.some((line) => line.startsWith('SUMMARY')) ? [] : ['SUMMARY:Bal']),
    ...lines,
    'END:VEVENT',
  ].join('\r\n');

export class Imported {
  readonly root: string;
  readonly #inputs = folderOf({});

  constructor(files: Files = {}) {
    this.root = folderOf(files);
  }

  async import(
    calendar: string | Uint8Array,
    { mapText, ...more }: Partial<ImportOptions> & { mapText?: string } = {},
  ): Promise<ImportResult> {
    const [file, map] = [join(this.#inputs, 'agenda.ics'), join(this.#inputs, 'carte.yaml')];
    writeFileSync(file, calendar);
    if (mapText !== undefined) writeFileSync(map, mapText);
    const options = { type: 'events', file, to: this.root, today: TODAY, gazetteer: loadGazetteer };
    return await importFile({ ...options, ...(mapText === undefined ? {} : { map }), ...more });
  }

  /** The only entry, without its trace of where it comes from. */
  async one(...lines: string[]): Promise<string> {
    const result = await this.import(ics(vevent(...lines)));
    const [text = said(result).join('\n')] = Object.values(this.files());
    return text.replace(/^(---\n|source: .*\n|sourceId: .*\n|uid: .*\n|title: Bal\n)/gm, '');
  }

  files(): Record<string, string> {
    const folder = join(this.root, 'events');
    const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  }

  data = (): Data<'event'>[] =>
    readContent(this.root)
      .entries.filter(({ type }) => type === 'event')
      .map(({ data }) => data as Data<'event'>);

  /** The beginnings of its dates. */
  dates = (window: { from: string; to: string }): string[] =>
    this.data().flatMap((data) => occurrencesOf(data, window).map(({ start }) => start));
}

export const imported = (...lines: string[]): Promise<string> => new Imported().one(...lines);

export const said = ({ notes }: ImportResult): string[] =>
  notes.map(
    ({ fate, line, column, value, why, cure }) => `${fate} ${line} ${column} « ${value} » : ${why}. ${cure}.`,
  );
