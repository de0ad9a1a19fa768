/** Where no store makes the page to come: title, picture and text of the entry, in the portal's own styles. */
import { createElement as e } from 'react';
import type { ReactNode } from 'react';
import type { EditorConfig } from '../../config/types.ts';
import type { EntryMap } from './decap.ts';

interface Shown {
  entry: EntryMap;
  /** Text with its marks, as Decap shows it. */
  widgetFor(name: string): ReactNode;
  getAsset(path: string): { toString(): string };
}

/** Of Decap, what is used. */
interface Registry {
  registerPreviewTemplate(collection: string, component: (props: Shown) => ReactNode): void;
  registerPreviewStyle(url: string): void;
}

export function registerPlainPreview(CMS: Registry, { collections }: EditorConfig): void {
  for (const { name } of collections) CMS.registerPreviewTemplate(name, Page);
  void styles().then((urls) => {
    for (const url of urls) CMS.registerPreviewStyle(url);
  });
}

/** Those of the front page of the portal: their names change with each build. */
async function styles(): Promise<string[]> {
  try {
    const home = new URL('../', location.href);
    const text = await (await fetch(home)).text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    return [...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][href]')]
      .filter(({ media }) => media !== 'print')
      .map((link) => new URL(link.getAttribute('href')!, home).href);
  } catch {
    return [];
  }
}

function Page({ entry, widgetFor, getAsset }: Shown): ReactNode {
  const text = (...path: string[]) => {
    const value = entry.getIn(['data', ...path]);
    return typeof value === 'string' && value ? value : undefined;
  };
  const image = text('_picture', 'image');
  const summary = text('summary');
  return e(
    'main',
    { className: 'page prose', lang: 'fr' },
    e('h1', null, text('title') ?? text('name') ?? 'Sans titre'),
    summary && e('p', { className: 'lead' }, summary),
    image && e('img', { src: String(getAsset(image)), alt: text('_picture', 'imageAlt') ?? '' }),
    widgetFor('body'),
  );
}
