/**
 * What a PDF of Chromium says of itself, read without any tool: enough of the format for Skia's own writing
 * (objects in clear, one a line of the table; only the drawings are compressed). Source: PDF 32000-1, § 7.
 */
export interface PdfLink {
  url: string;
  /** From the foot of the sheet, in points. */
  top: number;
}

export interface Pdf {
  title: string;
  lang: string | undefined;
  isTagged: boolean;
  /** Titles of the outline, in order, whatever their depth. */
  outline: string[];
  /** One a sheet, in order. */
  sheets: { width: number; height: number; links: PdfLink[] }[];
}

export function readPdf(bytes: Uint8Array): Pdf {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\sendobj/g)].map(([, id, body]) => [Number(id), body!]),
  );
  const catalog = [...objects.values()].find((body) => /\/Type \/Catalog\b/.test(body)) ?? '';
  const info = objects.get(reference(text.slice(text.lastIndexOf('trailer')), 'Info') ?? -1) ?? '';
  return {
    title: textsAt(info, 'Title')[0] ?? '',
    lang: textsAt(catalog, 'Lang')[0],
    isTagged: /\/Marked true/.test(catalog) && /\/StructTreeRoot \d+ 0 R/.test(catalog),
    outline: outlineFrom(objects, reference(catalog, 'Outlines')),
    sheets: sheetsFrom(objects, reference(catalog, 'Pages')),
  };
}

const reference = (body: string, key: string): number | undefined => {
  const id = new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1];
  return id === undefined ? undefined : Number(id);
};

const numbers = (body: string, key: string): number[] =>
  (new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(body)?.[1] ?? '').trim().split(/\s+/).map(Number);

/** `(plain)` or `<FEFF…>`, both ways of writing a text. */
function textsAt(body: string, key: string): string[] {
  const pattern = new RegExp(`/${key} (?:<([0-9A-Fa-f]*)>|\\(((?:\\\\.|[^\\\\)])*)\\))`, 'g');
  return [...body.matchAll(pattern)].map(([, hex, plain]) =>
    hex === undefined
      ? plain!.replace(/\\(.)/g, '$1')
      : Buffer.from(hex.replace(/^feff/i, ''), 'hex').swap16().toString('utf16le'),
  );
}

function outlineFrom(objects: ReadonlyMap<number, string>, root: number | undefined): string[] {
  const titles: string[] = [];
  for (let id = reference(objects.get(root ?? -1) ?? '', 'First'); id !== undefined;) {
    const body = objects.get(id) ?? '';
    titles.push(...textsAt(body, 'Title').slice(0, 1), ...outlineFrom(objects, id));
    id = reference(body, 'Next');
  }
  return titles;
}

function sheetsFrom(
  objects: ReadonlyMap<number, string>,
  id: number | undefined,
  box: number[] = [],
): Pdf['sheets'] {
  const body = objects.get(id ?? -1) ?? '';
  const own = numbers(body, 'MediaBox').length === 4 ? numbers(body, 'MediaBox') : box;
  if (/\/Type \/Pages\b/.test(body))
    return references(body, 'Kids').flatMap((kid) => sheetsFrom(objects, kid, own));
  const links = references(body, 'Annots').flatMap((annot) => {
    const link = objects.get(annot) ?? '';
    return textsAt(link, 'URI').map((url) => ({ url, top: numbers(link, 'Rect')[3] ?? 0 }));
  });
  return [{ width: own[2] ?? 0, height: own[3] ?? 0, links }];
}

const references = (body: string, key: string): number[] =>
  [...(new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(body)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) =>
    Number(id),
  );
