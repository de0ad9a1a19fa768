import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../../src/lib/markdown/index.ts';
import { OPTIONS } from './options.ts';
import type { RenderOptions } from '../../../../src/lib/markdown/index.ts';

const render = (source: string, options: Partial<RenderOptions> = {}) =>
  renderMarkdown(source, { ...OPTIONS, ...options });
const html = (source: string, options: Partial<RenderOptions> = {}) => render(source, options).html;

describe('headings', () => {
  it('stay between 2 and 6, with the shift', () => {
    const source = '# a\n## b\n### c\n###### d';
    expect(render(source).headings.map(({ depth }) => depth)).toEqual([2, 2, 3, 6]);
    expect(render(source, { headingShift: 1 }).headings.map(({ depth }) => depth)).toEqual([2, 3, 4, 6]);
  });

  it('have ids of our own, each used once', () => {
    const { headings, html: out } = render(
      "## Où ça ?\n## Où *ça*\n## Où ça 2\n## Où ça\n## !!!\n## L'été {#mine .x}",
      { typography: true },
    );
    expect(headings.map(({ id }) => id)).toEqual([
      'c-ou-ca',
      'c-ou-ca-2',
      'c-ou-ca-2-2',
      'c-ou-ca-3',
      'c-section',
      'c-l-ete-mine-x',
    ]);
    expect(headings[0]?.text).toBe('Où ça\u202f?');
    expect(out).toContain('<h2 id="c-ou-ca-2">Où <em>ça</em></h2>');
  });

  it('are dropped when they are empty', () => {
    expect(html('## \n\n## <br>\n\n## <b></b>')).toBe('');
  });
});

describe('links', () => {
  it.each([
    ['[a](/agenda/)', '<a href="/vallee/agenda/">a</a>'],
    ['[a](#horaires)', '<a href="#c-horaires">a</a>'],
    ['[a](media/plan.pdf)', '<a href="/vallee/media/plan.pdf">a</a>'],
    ['[a](../b/?x=é)', '<a href="../b/?x=%C3%A9">a</a>'],
    ['[a](https://portail.example/b)', '<a href="https://portail.example/b">a</a>'],
    ['[a](https://x.fr/b)', '<a href="https://x.fr/b" rel="noopener nofollow ugc">a</a>'],
    ['[a](www.x.fr)', '<a href="https://www.x.fr/" rel="noopener nofollow ugc">a</a>'],
    ['[a](https://x.fr "dit")', '<a href="https://x.fr/" title="dit" rel="noopener nofollow ugc">a</a>'],
    ['moi@x.fr', '<a href="mailto:moi@x.fr">moi@x.fr</a>'],
    ['[a](tel:+33555010203)', '<a href="tel:+33555010203">a</a>'],
    ['[a][r]\n\n[r]: <https://x.fr/b c>', 'a'],
  ])('%s', (source, expected) => {
    expect(html(source)).toBe(`<p>${expected}</p>`);
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](javascript&colon;alert(1))',
    '[a](java&Tab;script:alert(1))',
    '[a](<java&NewLine;script:alert(1)>)',
    '[a](&#x202e;javascript:x)',
    '[a](vbscript:x)',
    '[a](data:text/html,x)',
    '[a](file:///etc/passwd)',
    '[a](//evil.example)',
    '[a](/\\\\evil.example)',
    '[a](<\\\\\\\\evil.example>)',
    '[a][r]\n\n[r]: javascript:alert(1)',
    '[r][]\n\n[r]: javascript:alert(1)',
  ])('keeps the text of %s and reports it', (source) => {
    const { html: out, removed } = render(source);
    expect(out).toMatch(/^<p>[ar]<\/p>$/);
    expect(removed).toMatchObject([{ what: 'link', line: 1 }]);
  });

  it('are never in each other', () => {
    expect(html('[a https://x.fr <moi@x.fr> c](/c)')).toBe(
      '<p><a href="/vallee/c">a https://x.fr moi@x.fr c</a></p>',
    );
    expect(html('[a [b](/d) c](/c)')).toBe('<p>[a <a href="/vallee/d">b</a> c](/c)</p>');
  });
});

describe('pictures', () => {
  it('come from the site, with their alternative text', () => {
    const { html: out, images } = render('![Le *puits* !](media/ok.jpg "Au bourg")');
    expect(out).toBe(
      '<p><img src="/_served/ok.webp" srcset="/_served/ok.webp 640w" alt="Le puits\u202f!" title="Au bourg" width="640" height="480" loading="lazy" decoding="async"></p>',
    );
    expect(images).toEqual(['media/ok.jpg']);
  });

  it.each([
    ['![alt](https://t.example/ok.png)', 'remote-image'],
    ['![alt](//t.example/ok.png)', 'remote-image'],
    ['![alt](data:image/png;base64,ok)', 'remote-image'],
    ['![alt][r]\n\n[r]: https://t.example/ok.png', 'remote-image'],
    ['![alt](/etc/ok.png)', 'image-path'],
    ['![alt](/media/../../ok.png)', 'image-path'],
    ['![alt](media/%2e%2E/ok.png)', 'image-path'],
    ['![alt](media/missing.png)', 'image-missing'],
    ['![alt](%)', 'image-missing'],
  ])('%s gives way to its text', (source, what) => {
    const { html: out, removed } = render(source);
    expect(out).toBe('<p>alt</p>');
    expect(removed).toMatchObject([{ what, line: 1 }]);
  });

  it('lists what is missing too', () => {
    expect(render('![a](../ok.png) ![b](b.png) ![b](b.png) ![c](http://x.fr/c.png)').images).toEqual([
      '../ok.png',
      'b.png',
    ]);
  });
});

describe('raw HTML', () => {
  it.each([
    ['H<sub>2</sub>O, 1<sup>er</sup><br>x', '<p>H<sub>2</sub>O, 1<sup>er</sup><br>x</p>'],
    [
      '<abbr title="Association &amp; &quot;loi 1901&quot;" class="x" onclick="y">asso</abbr>',
      '<p><abbr title="Association &amp; «\u00a0loi 1901\u00a0»">asso</abbr></p>',
    ],
    ['a <kbd>Ctrl</kbd> <mark>b **c**', '<p>a <kbd>Ctrl</kbd> <mark>b <strong>c</strong></mark></p>'],
    ['a <mark>b <sub>c</mark> d</sub>', '<p>a <mark>b <sub>c</sub></mark> d</p>'],
    ['a</div></main></body> b', '<p>a b</p>'],
    ['</div></main>', ''],
    ['a <span class="x">b</span> <b>c</b>', '<p>a b c</p>'],
    ['a <script>alert(1)</script> b <style>c</style>', '<p>a  b </p>'],
    ['<script>\nalert(1)\n\nx\n</script>\n\nb', '<p>b</p>'],
    ['<iframe src="//x"></iframe>\n\nb', '<p>b</p>'],
    ['<div class="a">\nUn <b>mot</b> &eacute;crit\n<p>Deux</p></div>', '<p>Un mot écrit</p><p>Deux</p>'],
    ['a <!-- b --> c', '<p>a  c</p>'],
    ['\\<b> & &lt;b&gt; `<b>`', '<p>&lt;b&gt; &amp; &lt;b&gt; <code>&lt;b&gt;</code></p>'],
  ])('%j', (source, expected) => {
    expect(html(source)).toBe(expected);
  });

  it('keeps details balanced', () => {
    expect(html('<details>\n<summary>Plus</summary>\n\nTexte\n\n</details>\n\nAprès')).toBe(
      '<details><summary>Plus</summary>\n<p>Texte</p>\n</details>\n<p>Après</p>',
    );
    expect(html('- <details>\n  <summary>Plus\n\n  Texte\n\nAprès')).toBe(
      '<ul>\n<li><details><summary>Plus</summary>\n<p>Texte</p>\n</details></li>\n</ul>\n<p>Après</p>',
    );
    expect(html('<details open>\n\nTexte\n\n</details>\n</details>')).toBe(
      '<details>\n<summary>…</summary>\n<p>Texte</p>\n</details>',
    );
    expect(html('<summary>x</summary>')).toBe('<p>x</p>');
  });

  it('reports what it drops, with lines', () => {
    const { removed } = render('a\n\n<b>b</b> <script>c</script>\n\n<div>\n<form>x</form></div>');
    expect(removed).toEqual([
      { what: 'html', value: '<b>', line: 3 },
      { what: 'html', value: '<script>', line: 3 },
      { what: 'html', value: '<div>', line: 5 },
      { what: 'html', value: '<form>', line: 5 },
    ]);
  });
});

describe('blocks', () => {
  it('makes callouts of alerts', () => {
    expect(html('> [!NOTE]\n> Un **mot**')).toBe(
      '<div class="callout callout-note" role="note">\n<p class="callout-title">À noter</p>\n<p>Un <strong>mot</strong></p>\n</div>',
    );
    expect(html('> [!warning]\n>\n> Un mot')).toBe(
      '<div class="callout callout-warning" role="note">\n<p>Un mot</p>\n</div>',
    );
    expect(html('> [!NOTE] Un mot')).toContain('<blockquote>');
    expect(html('> [!OTHER]\n> Un mot')).toContain('<blockquote>');
  });

  it('puts tables in a box that scrolls', () => {
    expect(html('| Jour | Heure |\n|---|--:|\n| *lundi* | 9 h |')).toBe(
      '<div class="table-scroll" tabindex="0" role="region" aria-label="Jour, Heure">\n<table>\n<thead>\n' +
        '<tr><th scope="col">Jour</th><th scope="col" class="align-right">Heure</th></tr>\n</thead>\n<tbody>\n' +
        '<tr><td><em>lundi</em></td><td class="align-right">9\u00a0h</td></tr>\n</tbody>\n</table>\n</div>',
    );
    expect(html('| | |\n|---|---|\n| a | b |')).toContain('aria-label="Tableau"');
  });

  it('writes task lists without inputs', () => {
    expect(html('- [ ] a\n- [x] b')).toBe(
      '<ul class="tasks">\n<li><span class="task" role="img" aria-label="à faire">☐</span> a</li>\n' +
        '<li><span class="task" role="img" aria-label="fait">☑</span> b</li>\n</ul>',
    );
  });

  it('writes notes with the labels given', () => {
    const { html: out, text } = render(
      'Un[^b] et deux[^a], encore[^b], rien[^c].\n\n[^a]: Note A\n[^b]: Note B[^a]\n[^d]: Jamais',
    );
    expect(out).toContain(
      'Un<sup class="footnote-call"><a href="#c-note_1" id="c-call_1" role="doc-noteref">1</a></sup>',
    );
    expect(out).toContain(
      '<section class="footnotes" role="doc-endnotes" aria-labelledby="c-notes_">\n<h2 id="c-notes_">Notes</h2>',
    );
    expect(out).toContain('<a href="#c-call_1_2" aria-label="Retour à l’appel 1-2" role="doc-backlink">');
    expect(out).toMatch(/<li id="c-note_1">\s*<p>Note B.*<li id="c-note_2">\s*<p>Note A/s);
    expect(out).toContain('rien[^c]');
    expect(text).toBe('Un et deux, encore, rien[^c].\nNote B\nNote A');
  });

  it('does not take a body that begins with a rule for front matter', () => {
    expect(html('---\na: b\n---\n\nc')).toContain('a\u00a0: b');
  });

  it('shows code as it is', () => {
    expect(html('`"a" : b !`\n\n```js\n"a" : <b> !\n```')).toBe(
      '<p><code>"a" : b !</code></p>\n<pre tabindex="0"><code>"a" : &lt;b&gt; !\n</code></pre>',
    );
  });
});

describe('text', () => {
  it('is plain, without addresses, a block a line', () => {
    const source =
      '## Un\n\nDeux *trois* [quatre](https://x.fr/secret) https://x.fr/nu www.y.fr\ncinq\n\n- six\n- sept ![huit](ok.png) ![neuf](x.png)\n\n| a | b |\n|---|---|\n| c | d |';
    expect(render(source).text).toBe('Un\nDeux trois quatre\ncinq\nsix\nsept neuf\na b\nc d');
  });

  it('has the typography of the locale', () => {
    expect(html('Oui ! "a"')).toBe('<p>Oui\u202f! «\u00a0a\u00a0»</p>');
    expect(html('Oui ! "a"', { locale: 'en' })).toBe('<p>Oui ! "a"</p>');
    expect(html('Oui ! "a"', { typography: false })).toBe('<p>Oui ! "a"</p>');
    expect(html('https://x.fr/?a=!...')).toContain('>https://x.fr/?a=');
  });

  it('has no control nor bidirectional characters, written or encoded', () => {
    const source =
      'a\u202eb\u2066c\u0000d\u0085e\ud800f &#x202e;&#x2066;&#7;g `h\u202e` [i\u202e](/j "k&#x202e;") <div>l&#x202e;</div>';
    const { html: out, removed } = render(source);
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Cs}|&#/u);
    expect(out).toContain('abcdef');
    expect(removed).toContainEqual({ what: 'control' });
  });
});
