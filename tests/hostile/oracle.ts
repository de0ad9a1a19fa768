/**
 * What a visitor's browser makes of a page, seen from inside Chromium. It shares no code with the renderer,
 * knows no allow-list of ours, and asks the DOM itself: what can run, what reaches elsewhere, what covers
 * the page. Every property is read through its prototype's getter, so that an element named « attributes »
 * cannot hide the attributes (DOM clobbering broke the first oracle that was tried).
 */
export interface Verdict {
  /** What is dangerous, in words: the element, the attribute, the value. */
  dangers: string[];
  /** The roles and names of the page's landmarks, in order: a broken layout has others. */
  landmarks: string[];
  /** Scripts of the page that are code: their addresses, or « inline ». */
  scripts: string[];
}

/** Runs in the page: no import, no closure. */
export function inspect(): Verdict {
  const get = <T>(prototype: object, name: string) => {
    const { get: getter } = Object.getOwnPropertyDescriptor(prototype, name)!;
    return (node: unknown) => getter!.call(node) as T;
  };
  const attributesOf = get<NamedNodeMap>(Element.prototype, 'attributes');
  const localNameOf = get<string>(Element.prototype, 'localName');
  const namespaceOf = get<string | null>(Element.prototype, 'namespaceURI');
  const all = (selector: string): Element[] => [
    ...Document.prototype.querySelectorAll.call(document, selector),
  ];
  const attribute = (node: Element, name: string) => Element.prototype.getAttribute.call(node, name);
  const within = (node: Element, selector: string) => Element.prototype.closest.call(node, selector);

  const ACTIVE = 'script,iframe,frame,frameset,object,embed,applet,base,portal,fencedframe,template,noscript';
  const FOREIGN =
    'form,input,button,textarea,select,style,link,meta,video,audio,source,track,svg,math,dialog,slot,marquee,title,xmp,plaintext,canvas,map,area,picture';
  const URLS = [
    'href',
    'src',
    'action',
    'formaction',
    'xlink:href',
    'data',
    'poster',
    'background',
    'cite',
    'longdesc',
    'ping',
    'srcset',
    'srcdoc',
    'from',
    'to',
    'values',
  ];
  const dangers: string[] = [];
  const tell = (node: Element, what: string) => dangers.push(`<${localNameOf(node)}> ${what}`.slice(0, 200));

  // What contributors write is inside <main>; around it is ours.
  const main = all('main')[0];
  // Within it, the tools of the page and its icons are ours too; nobody's text can be in them but as attributes' values.
  const OURS =
    'form[role="search"], search, section.tools, .correct, .list-tools, .tool-menu, svg.icon, script[src^="/_astro/"]';
  const contributed = all('main *').filter((node) => !within(node, OURS));
  // A body is a text: this is all that a text is made of. The rest may do nothing today, and is not a text's.
  const TEXT =
    'p,h2,h3,h4,h5,h6,ul,ol,li,a,em,strong,code,pre,blockquote,hr,br,table,thead,tbody,tr,th,td,img,del,sub,sup,abbr,kbd,mark,details,summary,div,section,span,caption'.split(
      ',',
    );
  const PLAIN =
    'href,rel,src,alt,title,class,lang,start,loading,decoding,width,height,srcset,sizes,role,tabindex,scope,open'.split(
      ',',
    );
  for (const node of all('.prose *')) {
    if (!TEXT.includes(localNameOf(node))) tell(node, 'is no part of a text');
    for (const { name: key, value } of attributesOf(node)) {
      // Headings and notes carry ids of the portal's own making.
      if (key === 'id' && /^(texte|r\d+)-/.test(value)) continue;
      // The number of a link's note on paper.
      if (key === 'data-note' && /^\d+$/.test(value)) continue;
      if (!PLAIN.includes(key) && !key.startsWith('aria-')) tell(node, `attribute ${key}`);
    }
  }
  for (const node of contributed) {
    const name = localNameOf(node);
    if (ACTIVE.split(',').includes(name)) tell(node, 'active element');
    if (FOREIGN.split(',').includes(name)) tell(node, 'element that contributors must not bring');
    if (namespaceOf(node) !== 'http://www.w3.org/1999/xhtml') tell(node, 'foreign namespace');
  }
  for (const node of [document.documentElement, ...all('*')]) {
    for (const { name, value } of attributesOf(node)) {
      if (/^on/i.test(name)) tell(node, `event handler ${name}`);
      if (name === 'style' || name === 'srcdoc') tell(node, `${name}="${value}"`);
      if (!URLS.includes(name.toLowerCase())) continue;
      for (const part of name === 'srcset'
        ? value.split(',').map((one) => one.trim().split(/\s+/)[0]!)
        : [value]) {
        let url: URL;
        try {
          url = new URL(part, document.baseURI);
        } catch {
          continue;
        }
        if (
          !['http:', 'https:', 'mailto:', 'tel:', 'geo:', 'webcal:'].includes(url.protocol) &&
          !(url.protocol === 'sms:' && within(node, 'section.tools'))
        )
          tell(node, `${name} to ${url.protocol}`);
        const loads = name !== 'href' || localNameOf(node) === 'link';
        const isOwnLink =
          localNameOf(node) === 'link' && ['canonical', 'alternate'].includes(attribute(node, 'rel') ?? '');
        if (loads && !isOwnLink && url.protocol.startsWith('http') && url.origin !== location.origin)
          tell(node, `${name} loads from ${url.origin}`);
        if (
          localNameOf(node) === 'a' &&
          main?.contains(node) &&
          url.protocol.startsWith('http') &&
          url.origin !== location.origin
        ) {
          if (!/noopener/.test(attribute(node, 'rel') ?? '') && attribute(node, 'target'))
            tell(node, 'opens a window without noopener');
        }
      }
    }
  }
  for (const node of all('meta[http-equiv]')) {
    const kind = attribute(node, 'http-equiv')!.toLowerCase();
    if (kind !== 'content-security-policy') tell(node, `meta ${kind}`);
  }
  const clobbered = [
    'attributes',
    'cookie',
    'getElementById',
    'body',
    'head',
    'forms',
    'querySelectorAll',
  ].filter(
    (name) =>
      name in document &&
      Object.hasOwn(window, name) &&
      (window as unknown as Record<string, unknown>)[name] instanceof Element,
  );
  if (clobbered.length) dangers.push(`clobbered: ${clobbered.join(', ')}`);

  const scripts = all('script').flatMap((node) => {
    const type = attribute(node, 'type') ?? '';
    if (type === 'application/ld+json') return [];
    return [attribute(node, 'src') ?? 'inline'];
  });
  const landmarks = all('body > *, header, nav, main, aside, footer, h1').flatMap((node) => {
    const name = localNameOf(node);
    if (!['header', 'nav', 'main', 'aside', 'footer', 'h1'].includes(name)) return [];
    // A text with headings has its contents beside it; within a text, where it would be a contributor's, it counts.
    if (name === 'nav' && attribute(node, 'class') === 'contents' && !within(node, '.prose')) return [];
    const parent = within(node.parentElement!, 'header, nav, main, aside, footer, article, body');
    return [`${parent ? localNameOf(parent) : '?'} > ${name}`];
  });
  return { dangers, landmarks, scripts };
}
