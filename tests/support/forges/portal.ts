/** A small portal whose editor writes to a forge: its content on both sides, built, and served as a host serves files. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { adminDoor } from '../../../cms/admin/build.ts';
import { buildSite } from '../../../src/site/build/index.ts';
import { NOW, temporary, writeFiles } from '../built.ts';
import type { Repository } from './repository.ts';

export interface HostedPortal {
  url: string;
  close: () => void;
}

const SMALL: Readonly<Record<string, string>> = {
  'actors/la-grange.md':
    '---\nname: La Grange\nsummary: Un lieu pour tout le monde\naddress: { commune: Sarvenne }\n---\n\nOuverte.\n',
  'actors/le-plot.md': "---\nname: 'Le Plot'\n---\n",
  'territories/sarvenne.md': '---\nname: Sarvenne\nlevel: commune\n---\n',
};

/** @param editor the lines of `editor` in `portal.yaml` */
export async function portalOn(repository: Repository, editor: string): Promise<HostedPortal> {
  const files = {
    ...SMALL,
    'portal.yaml': `name: Essai\nid: essai\nurl: https://essai.example\neditor:\n${editor.replace(/^/gm, '  ')}\n`,
  };
  const started = Object.entries(files).map(([path, text]): [string, string] => [`content/${path}`, text]);
  await repository.write('main', new Map(started), 'Début');
  const { folder, remove } = temporary();
  const [content, out] = [join(folder, 'content'), join(folder, 'dist')];
  writeFiles(content, files);
  await buildSite({ content, out, now: NOW, search: false, doors: adminDoor });
  const host = await serveFiles(out);
  return {
    url: host.url,
    close: () => {
      host.close();
      remove();
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Files with the headers that `_headers` gives them, as Netlify and Cloudflare Pages read it; nothing else answers. */
async function serveFiles(folder: string): Promise<HostedPortal> {
  const rules = readHeaders(readFileSync(join(folder, '_headers'), 'utf8'));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host.invalid');
    const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    for (const [name, value] of headersOf(rules, pathname)) response.setHeader(name, value);
    if (!existsSync(file) || request.method !== 'GET') return void response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Rule {
  pattern: RegExp;
  /** A name alone takes back what was said of it above. */
  lines: [name: string, value?: string][];
}

function readHeaders(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    if (!line.startsWith(' '))
      rules.push({
        pattern: new RegExp(`^${line.replace(/[.+?]/g, '\\$&').replaceAll('*', '.*')}$`),
        lines: [],
      });
    else if (line.trim().startsWith('!')) rules.at(-1)!.lines.push([line.trim().slice(1).trim()]);
    else {
      const [name, ...value] = line.trim().split(': ');
      rules.at(-1)!.lines.push([name!, value.join(': ')]);
    }
  }
  return rules;
}

function headersOf(rules: readonly Rule[], path: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { pattern, lines } of rules)
    if (pattern.test(path))
      for (const [name, value] of lines)
        if (value === undefined) headers.delete(name);
        else headers.set(name, value);
  return headers;
}
