/** Lists for other sites: which there are, what each shows and where it leads. */
import { describe, expect, it } from 'vitest';
import { documents } from '../../../src/domain/documents/index.ts';
import { embedsOf } from '../../../src/domain/embeds.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { EmbedGuideModel, EmbedModel } from '../../../src/domain/models/types.ts';
import { searchRecords } from '../../../src/domain/search-records.ts';
import { iframeCode, scriptCode } from '../../../src/lib/embed-code.ts';
import { md, portalOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

const portal = samplePortal();
const frame = (address: string) => modelFor(portal, address) as EmbedModel;

describe('the frames of a portal', () => {
  it('are few: the whole, themes, territories, and themes by valley', () => {
    const embeds = [...embedsOf(portal).values()];
    const of = (type: string, has: (scope: { theme?: string; territory?: string }) => boolean) =>
      embeds.filter((one) => one.type === type && has(one.scope as never)).length;
    const { theme, territory } = portal.items;
    for (const type of ['actor', 'event']) {
      expect(of(type, (scope) => !scope.theme && !scope.territory)).toBe(1);
      expect(of(type, (scope) => Boolean(scope.theme) && !scope.territory)).toBe(theme.length);
      expect(of(type, (scope) => !scope.theme && Boolean(scope.territory))).toBe(territory.length);
    }
    const valleys = territory.filter(
      ({ slug }) => portal.territories.children(slug).length > 0 && !portal.territories.roots.includes(slug),
    );
    const crossings = of('actor', (scope) => Boolean(scope.theme && scope.territory));
    expect(crossings).toBeGreaterThan(5);
    expect(crossings).toBeLessThanOrEqual(theme.length * valleys.length);
  });

  it('stay where nothing is to be shown today', () => {
    const empty = portalOf({
      'themes/vide.md': md('name: Vide'),
      'territories/bourg.md': md('name: Le Bourg\nlevel: commune'),
    });
    const model = modelFor(empty, '/integrer/agenda/themes/vide/') as EmbedModel;
    expect([model.cards, model.days, model.page]).toEqual([[], [], 'https://essai.example/themes/vide/']);
    expect(modelFor(empty, '/integrer/annuaire/territoires/bourg/')).toBeDefined();
    expect(modelFor(empty, '/integrer/carte/')).toBeUndefined();
    expect(modelFor(empty, '/integrer/agenda/themes/autre/')).toBeUndefined();
  });

  it('go with their section', () => {
    const silent = portalOf(
      { 'themes/vide.md': md('name: Vide') },
      { settings: 'sections: { event: non }\n' },
    );
    expect([...embedsOf(silent).keys()].filter((address) => address.includes('agenda'))).toEqual([]);
  });

  it('show some, say how many there are, and lead to the page of the portal', () => {
    const whole = frame('/integrer/annuaire/');
    expect(whole.cards.length).toBe(20);
    expect(whole.total).toBe(portal.items.actor.filter(({ closed }) => !closed).length);
    expect(whole.page).toBe('https://ambrune.example/annuaire/');
    const agenda = frame('/integrer/agenda/themes/bien-manger/');
    expect(agenda.days.flatMap(({ cards }) => cards).length).toBeGreaterThan(3);
    expect(agenda.page).toBe('https://ambrune.example/themes/bien-manger/agenda/');
    for (const { cards } of agenda.days)
      for (const { themes } of cards) expect(themes.map(({ slug }) => slug)).toContain('bien-manger');
    expect(frame('/integrer/carte/').atlas?.placed).toBeGreaterThan(40);
  });

  it('never show a place that closed', () => {
    const closed = portal.items.actor.filter((item) => item.closed).map(({ href }) => href);
    expect(closed.length).toBeGreaterThan(0);
    for (const { address, type } of embedsOf(portal).values())
      if (type === 'actor')
        expect(frame(address).cards.filter(({ href }) => closed.includes(href))).toEqual([]);
  });

  it('are nowhere in site maps and searches, and ask engines to leave', () => {
    for (const { address, text } of documents(portal))
      if (/sitemap.*xml|rss|atom/.test(address))
        expect([address, text().includes('/integrer/annuaire')]).toEqual([address, false]);
    expect([...searchRecords(portal)].filter(({ url }) => url.includes('/integrer/'))).toEqual([]);
    for (const address of embedsOf(portal).keys()) expect(frame(address).head.noindex).toBe(true);
  });

  it('are all on the page where codes are taken, once', () => {
    const { groups } = modelFor(portal, '/integrer/') as EmbedGuideModel;
    const links = groups.flatMap(({ rows }) => rows.flatMap(({ embeds }) => embeds));
    expect(links.map(({ href }) => href).toSorted()).toEqual([...embedsOf(portal).keys()].toSorted());
    expect(new Set(links.map(({ id }) => id)).size).toBe(links.length);
  });
});

describe('the code of a frame', () => {
  const spec = {
    src: 'https://x.example/portail/integrer/agenda/themes/pain/',
    script: 'https://x.example/portail/integrer.js',
    title: 'Agenda : « Pain » & "sel" <b>',
    page: 'https://x.example/portail/themes/pain/agenda/',
  };

  it('is plain HTML, whatever a title holds', () => {
    expect(iframeCode(spec)).toBe(
      '<iframe src="https://x.example/portail/integrer/agenda/themes/pain/" title="Agenda : « Pain » &amp; &quot;sel&quot; &lt;b&gt;" width="100%" height="600" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>',
    );
    expect(scriptCode({ ...spec, colours: 'auto' })).toBe(
      '<div data-cordee="agenda/themes/pain" data-couleurs="auto"><a href="https://x.example/portail/themes/pain/agenda/">Agenda : « Pain » &amp; &quot;sel&quot; &lt;b&gt;</a></div>\n<script src="https://x.example/portail/integrer.js" async></script>',
    );
  });

  it('says its colours in the address', () => {
    expect(iframeCode({ ...spec, colours: 'sombre' })).toContain('/themes/pain/#sombre"');
  });
});
