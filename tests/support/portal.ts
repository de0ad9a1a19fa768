/** Portals for tests, from an object of files: written in a temporary folder and read like any other. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Snapshot } from '../../src/content-types/snapshot.ts';
import { buildPortal } from '../../src/domain/portal.ts';
import type { Portal } from '../../src/domain/portal.ts';
import { loadGazetteer } from '../../src/reader/communes.ts';
import { readContent } from '../../src/reader/read-content.ts';

/** The hour at which all these portals live: a Tuesday morning. */
export const NOW = '2026-12-01T09:00';

/** Path from the content root → text, bytes, or `null` for an empty folder. */
export type Files = Record<string, string | Uint8Array | null>;

export const SETTINGS = 'name: Portail d’essai\nid: essai\nurl: https://essai.example\n';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files and nothing else; it goes away with the test file. */
export function folderOf(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'cordee-test-'));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(content === null ? file : dirname(file), { recursive: true });
    if (content !== null) writeFileSync(file, content);
  }
  return root;
}

/** The same, with a `portal.yaml` unless one is given. */
export const contentOf = (files: Files): string => folderOf({ 'portal.yaml': SETTINGS, ...files });

export const snapshotOf = (files: Files): Snapshot => readContent(contentOf(files));

export interface PortalOptions {
  now?: string;
  /** Lines added to `portal.yaml`. */
  settings?: string;
}

export function portalOf(files: Files, { now = NOW, settings = '' }: PortalOptions = {}): Portal {
  const snapshot = snapshotOf({ 'portal.yaml': SETTINGS + settings, ...files });
  return buildPortal({ snapshot, now, gazetteer: loadGazetteer });
}

/** A Markdown file, from the lines of its header. */
export const md = (header: string, body = ''): string => `---\n${header.trim()}\n---\n\n${body}\n`;

/** The codes of the problems of a file, in order; of all files without one. */
export const codesOf = ({ problems }: { problems: Portal['problems'] }, file?: string): string[] =>
  problems.filter((problem) => file === undefined || problem.file === file).map(({ code }) => code);
