import { describe, expect, it } from 'vitest';
import { jsonForScript } from '../../../src/lib/formats/json-ld.ts';
import { shieldMails } from '../../../src/lib/mail-shield.ts';
import { parseHtml } from '../../support/html.ts';

const shield = (html: string): string =>
  new TextDecoder().decode(shieldMails(new TextEncoder().encode(html)));

/** What the simplest of harvesters does. */
const HARVESTER = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

describe('shieldMails', () => {
  it.each([
    '<a href="mailto:bonjour@forge.example">bonjour<wbr>@forge.example</a>',
    '<p>Écrivez à accueil.été+agenda@sous.forge.example, ou à café@élan.example.</p>',
    '<a href="mailto:a@b.example?subject=x&amp;cc=c@d.example">a@b.example</a>',
  ])('hides the addresses of %s, and browsers read the same page', (html) => {
    expect(html).toMatch(HARVESTER);
    expect(shield(html)).not.toMatch(HARVESTER);
    expect(shield(html)).not.toContain('@');
    expect(parseHtml(shield(html))).toEqual(parseHtml(html));
  });

  it.each(['<p>Rien</p>', '<p>3 @ 5 €, @forge, @</p>', '<script>{"@type":"NGO"}</script>', '@', ''])(
    'leaves %s as it is',
    (html) => expect(shield(html)).toBe(html),
  );
});

describe('jsonForScript', () => {
  it('hides them too, and reads back the same', () => {
    const value = { '@type': 'NGO', email: 'bonjour@forge.example', text: 'x@y.example et @forge' };
    expect(jsonForScript(value)).not.toMatch(HARVESTER);
    expect(jsonForScript(value)).toContain('"@type"');
    expect(JSON.parse(jsonForScript(value))).toEqual(value);
  });
});
