import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { iconBody, iconDataUri, iconShapes } from '../../../src/lib/icons/iconify.ts';

const SET = {
  icons: { house: { body: '<path d="M1 1"/>' } },
  aliases: { home: { parent: 'house' }, lost: { parent: 'gone' } },
};

describe('the body of an icon', () => {
  it.each([
    ['house', '<path d="M1 1"/>'],
    ['home', '<path d="M1 1"/>'],
    ['lost', undefined],
    ['cabin', undefined],
    // Names of what every object has.
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('of « %s » is %s', (name, body) => {
    expect(iconBody(SET, name)).toBe(body);
  });
});

const LINE =
  'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" stroke-width="2"';

describe('the shapes of a body', () => {
  it('are without what all lines share', () => {
    expect(iconShapes(`<path ${LINE} d="M4 5h16"/>`)).toEqual([
      { tag: 'path', attributes: { d: 'M4 5h16' } },
    ]);
  });

  it('have what their group says, and nothing of a group before them', () => {
    expect(
      iconShapes(`<g ${LINE} stroke-width="3"><path d="M1 1"/><circle cx="1" r="2"/></g><path d="M2 2"/>`),
    ).toEqual([
      { tag: 'path', attributes: { 'stroke-width': '3', d: 'M1 1' } },
      { tag: 'circle', attributes: { 'stroke-width': '3', cx: '1', r: '2' } },
      { tag: 'path', attributes: { d: 'M2 2' } },
    ]);
  });

  it('keep a fill of their own', () => {
    expect(iconShapes('<circle r="1" fill="currentColor"/>')[0]!.attributes).toEqual({
      r: '1',
      fill: 'currentColor',
    });
  });
});

describe('the address of an icon', () => {
  const uri = iconDataUri(`<g ${LINE}><path d="M4 5h16"/><circle cx="1" cy="2" r="3" fill="#a%b"/></g>`);

  it('can stand between double quotes in a style sheet', () => {
    expect(uri).toMatch(/^data:image\/svg\+xml,[^"\\<>#\n]+$/);
  });

  it('reads back as the drawing', () => {
    const svg = decodeURIComponent(uri.slice('data:image/svg+xml,'.length));
    expect(XMLValidator.validate(svg)).toBe(true);
    const read = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(svg) as object;
    expect(read).toMatchObject({
      svg: {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: '0 0 24 24',
        'stroke-width': '2',
        path: { d: 'M4 5h16' },
        circle: { r: '3', fill: '#a%b' },
      },
    });
  });
});
