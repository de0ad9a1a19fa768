/** What axe can tell of accessibility, and some of what it cannot: what is read aloud, what readers prefer. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { COLOURS, violations } from '../support/axe.ts';
import { DESKTOP, PHONE, useBrowser, visit } from '../support/browser.ts';
import { ALL, KINDS } from '../support/page-kinds.ts';

const opened = useBrowser();

/** Opens what is closed: menus, panels of sharing, forms behind a button. @returns the names of what was opened */
async function openAll(page: Page): Promise<string[]> {
  const names: string[] = [];
  // What is in a panel can be opened once the panel is.
  for (let rounds = 0; rounds < 4; rounds++) {
    const found = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
        .filter((one) => one.querySelector('summary')?.checkVisibility())
        .map((one) => {
          one.open = true;
          return one.querySelector('summary')!.innerText.trim();
        }),
    );
    if (found.length === 0) break;
    names.push(...found);
  }
  return names;
}

describe.each([
  ['390 pixels, light', PHONE, 'light'],
  ['390 pixels, dark', PHONE, 'dark'],
  ['1280 pixels, light', DESKTOP, 'light'],
  ['1280 pixels, dark', DESKTOP, 'dark'],
] as const)('axe finds nothing at %s', (_, viewport, colorScheme) => {
  it('on any kind of page', async () => {
    const page = await opened.page({ viewport, colorScheme });
    const faults: string[] = [];
    const seen = new Set<string>();
    // By night the same pages have other colours, and nothing else that is new.
    const options = colorScheme === 'dark' ? { rules: COLOURS } : {};
    for (const [kind, address] of Object.entries(ALL)) {
      await visit(page, address);
      faults.push(...(await violations(page, options)).map((fault) => `${kind}: ${fault}`));
      const names = (await openAll(page)).join(', ');
      // The same menus on the next page are not looked at again.
      if (names === '' || seen.has(names)) continue;
      seen.add(names);
      faults.push(...(await violations(page, options)).map((fault) => `${kind}, open (${names}): ${fault}`));
    }
    expect(faults).toEqual([]);
    expect([...seen].join(), 'nothing was opened').not.toBe('');
  }, 300_000);
});

describe('axe', () => {
  it('finds what is wrong', async () => {
    const page = await opened.page();
    await page.goto('/agenda/cafe-des-bricoles/');
    await page.evaluate(() => {
      document.querySelector('main')!.insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><h6>?</h6>');
      document.documentElement.removeAttribute('lang');
    });
    const rules = (await violations(page)).map((line) => line.split(' ')[0]);
    expect(rules).toEqual(expect.arrayContaining(['image-alt', 'heading-order', 'html-has-lang']));
  });
});

describe('landmarks', () => {
  it.each(Object.entries(KINDS))('%s', async (_, address) => {
    const page = await opened.page();
    await visit(page, address);
    const count = (role: 'banner' | 'main' | 'contentinfo') => page.getByRole(role).count();
    expect([await count('banner'), await count('main'), await count('contentinfo')]).toEqual([1, 1, 1]);
    const names = await page
      .locator('nav, [role=search], section[aria-label], section[aria-labelledby]')
      .evaluateAll((all) =>
        all
          .filter((element) => element.checkVisibility())
          .map((element) => {
            const by = element.getAttribute('aria-labelledby');
            const name =
              element.getAttribute('aria-label') ?? (by && document.getElementById(by)?.textContent) ?? '';
            return `${element.getAttribute('role') ?? element.tagName} ${name.trim()}`;
          }),
      );
    // Each has a name, and no two the same.
    expect(names.filter((name) => name.endsWith(' '))).toEqual([]);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });
});

/** The page as a screen reader goes through it: role and name, in order. Long texts are cut. */
async function readAloud(page: Page): Promise<string> {
  const tree = await page.locator('main').ariaSnapshot();
  return plainLines(tree)
    .filter((line) => !/^\s*- \/url/.test(line))
    .map((line) => (line.length > 96 ? `${line.slice(0, 95)}…` : line))
    .join('\n');
}

const plainLines = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').split('\n');

describe('read aloud, in order', () => {
  it('an actor', async () => {
    const page = await opened.page({ viewport: PHONE });
    // Its hours say what is open at that very moment.
    await page.clock.setFixedTime(new Date('2026-12-01T08:00Z'));
    await page.goto('/annuaire/les-watts-d-ambrune/');
    expect((await readAloud(page)).split('\n').slice(0, 60).join('\n')).toMatchInlineSnapshot(`
      "- main:
        - article:
          - paragraph: Structure · Énergie citoyenne
          - heading "Les Watts d’Ambrune" [level=1]
          - paragraph: "Coopérative citoyenne d’énergie : 212 sociétaires, quatre toits solaires et d…
          - list:
            - listitem:
              - link "Montagne et énergie":
            - listitem:
              - link "Coopérer et s’engager":
          - region "Infos pratiques":
            - heading "Infos pratiques" [level=2]
            - term: Où
            - definition:
              - paragraph: 2 route de la Centrale
              - paragraph: 99120 Orselles
              - paragraph:
                - link "Itinéraire":
              - paragraph:
                - link "Voir sur une carte":
            - term: Territoires
            - definition:
              - link "Orselles":
              - text: ","
              - link "Balcons d’Ambrune":
              - text: et
              - link "Massif d’Ambrune":
            - term: Horaires
            - definition:
              - paragraph: Fermé, ouvre à 17 h
              - table "Horaires":
                - caption: Horaires
                - rowgroup:
                  - row "Jour Ouverture":
                    - columnheader "Jour"
                    - columnheader "Ouverture"
                - rowgroup:
                  - row "lundi fermé":
                    - rowheader "lundi"
                    - cell "fermé"
                  - row "mardi 17 h – 19 h":
                    - rowheader "mardi"
                    - cell "17 h – 19 h"
                  - row "mercredi fermé":
                    - rowheader "mercredi"
                    - cell "fermé"
                  - row "jeudi fermé":
                    - rowheader "jeudi"
                    - cell "fermé"
                  - row "vendredi 9 h – 12 h":
                    - rowheader "vendredi"
                    - cell "9 h – 12 h"
                  - row "samedi fermé":
                    - rowheader "samedi"
                    - cell "fermé"
                  - row "dimanche fermé":
                    - rowheader "dimanche"
                    - cell "fermé"
              - paragraph: "Les jours fériés : à vérifier."
            - term: Prix"
    `);
  });

  it('an event', async () => {
    const page = await opened.page({ viewport: PHONE });
    await page.goto('/agenda/concert-d-hiver-2026/');
    expect((await readAloud(page)).split('\n').slice(0, 50).join('\n')).toMatchInlineSnapshot(`
      "- main:
        - article:
          - paragraph: Rendez-vous
          - heading "Concert d’hiver 2026" [level=1]
          - paragraph: Cent dix musiciennes et musiciens de 7 à 82 ans, l’orgue de Serre-Ambrune et u…
          - list:
            - listitem:
              - link "Culture et fêtes":
          - region "Infos pratiques":
            - heading "Infos pratiques" [level=2]
            - term: Quand
            - definition:
              - paragraph:
                - time: dimanche 13 décembre 2026, de 16 h à 17 h 45
              - group: Ajouter à mon agenda
            - term: Où
            - definition:
              - paragraph:
                - strong: Église Saint-Blaise
              - paragraph: Place Saint-Blaise
              - paragraph: 99120 Serre-Ambrune
              - paragraph:
                - link "Itinéraire":
              - paragraph:
                - link "Voir sur une carte":
            - term: Territoires
            - definition:
              - link "Serre-Ambrune":
              - text: ","
              - link "Balcons d’Ambrune":
              - text: et
              - link "Massif d’Ambrune":
            - term: Prix
            - definition:
              - strong: Prix libre
              - paragraph: La moitié de la recette va aux instruments prêtés aux élèves.
            - term: Organisé par
            - definition:
              - link "École de musique des Balcons":
            - term: Avec
            - definition: Amis de l’orgue de Serre-Ambrune et Chorale de Pont-de-Dourse
            - term: Comment venir
            - definition:
              - list:
                - listitem:
                  - strong: Car, bus, train
                  - text: Un car spécial part de la gare de Sarvenne à 15 h et s’arrête à Orselles.
                - listitem:
                  - strong: Dernier retour
                  - text: Il repart à 18 h 15."
    `);
  });

  it('the search', async () => {
    const page = await opened.page({ viewport: PHONE });
    await visit(page, '/recherche/?q=accordéon');
    await page.getByRole('status').filter({ hasText: '3 résultats' }).waitFor();
    const text = (await readAloud(page)).replace(/(\n\s*- option .*)+/g, '');
    expect(text).toMatchInlineSnapshot(`
      "- main:
        - heading "Recherche" [level=1]
        - paragraph: "Un mot, un village, un nom : cherchez dans tout le portail."
        - search "Recherche":
          - text: Mot, village ou nom
          - searchbox "Mot, village ou nom": accordéon
          - button "Chercher"
          - group "Affiner":
            - text: Affiner Rubrique
            - combobox "Rubrique":
            - text: Thème
            - combobox "Thème":
            - text: Territoire
            - combobox "Territoire":
            - text: Trier par
            - combobox "Trier par":
        - status: 3 résultats pour « accordéon »
        - heading "Résultats" [level=2]
        - list "Résultats":
          - listitem:
            - article:
              - paragraph: Question
              - heading "Où jouer de l’accordéon le soir sans déranger l’immeuble ?" [level=3]:
                - link "Où jouer de l’accordéon le soir sans déranger l’immeuble ?":
              - paragraph: Sarvenne · 13 avril 2026
              - paragraph:
                - text: À Sarvenne, un musicien amateur cherche une pièce où répéter deux soirs par s…
                - mark: l’accordéon
                - text: à cinquante-trois
          - listitem:
            - article:
              - paragraph: Structure
              - heading "École de musique des Balcons" [level=3]:
                - link "École de musique des Balcons":
              - paragraph: Serre-Ambrune · 7 mai 2026
              - paragraph:
                - text: Les adultes débutent à n’importe quel âge ; la doyenne de la classe
                - mark: d’accordéon
                - text: a quatre-vingt-un ans et n’apprécie pas qu’on ralentisse pour elle. Mardi, 19
          - listitem:
            - article:
              - paragraph: Structure
              - heading "MJC de Sarvenne" [level=3]:
                - link "MJC de Sarvenne":
              - paragraph: Sarvenne · 1er octobre 2025
              - paragraph:
                - text: "de la gare. Un mardi soir ordinaire : au rez-de-chaussée, les débutants en"
                - mark: accordéon
                - text: ; au premier, la danse contemporaine ; au sous-sol, un groupe de"
    `);
  });
});

describe('preferences', () => {
  it('reduced motion: nothing moves', async () => {
    const moving = (page: Page) =>
      page.evaluate(() => {
        const motions = [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return (
            animationName !== 'none' || parseFloat(transitionDuration) > 0 || scrollBehavior === 'smooth'
          );
        }).length;
        // Transitions between pages, wherever the style sheets ask for them.
        const rules = (list: CSSRuleList): CSSRule[] =>
          [...list].flatMap((rule) => {
            if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) return [];
            if (rule instanceof CSSImportRule) return rule.styleSheet ? rules(rule.styleSheet.cssRules) : [];
            return 'cssRules' in rule ? [rule, ...rules(rule.cssRules as CSSRuleList)] : [rule];
          });
        const all = [...document.styleSheets].flatMap((sheet) => rules(sheet.cssRules));
        return { motions, views: all.filter((rule) => rule.cssText.startsWith('@view-transition')).length };
      });
    const calm = await opened.page({ reducedMotion: 'reduce' });
    for (const address of Object.values(ALL)) {
      await visit(calm, address);
      await openAll(calm);
      expect(await moving(calm), address).toEqual({ motions: 0, views: 0 });
    }
    const lively = await opened.page({ reducedMotion: 'no-preference' });
    await lively.goto('/');
    expect((await moving(lively)).views).toBe(1);
  });

  it('forced colours: focus, fields and buttons keep their edges', async () => {
    const page = await opened.page({ forcedColors: 'active', viewport: PHONE });
    await page.goto('/recherche/');
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    const edges = await page
      // Boxes to tick are drawn by the system.
      .locator('input:not([type=radio]), select, button, .button, summary')
      .filter({ visible: true })
      .evaluateAll((all) =>
        all
          .filter((element) => {
            const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
            const framed = (one: Element | null) => {
              const style = one && getComputedStyle(one);
              return Boolean(
                style && style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0,
              );
            };
            return (
              !(borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0) && !framed(element.parentElement)
            );
          })
          .map((element) => element.outerHTML.slice(0, 80)),
      );
    expect(edges).toEqual([]);
    await page.locator('#q').focus();
    const outline = await page.locator('#q').evaluate((one) => {
      const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(one);
      return { outlineStyle, seen: parseFloat(outlineWidth) >= 2 && outlineColor !== backgroundColor };
    });
    expect(outline).toEqual({ outlineStyle: 'solid', seen: true });
    await page.goto('/annuaire/');
    const card = await page
      .locator('.card')
      .first()
      .evaluate((one) => getComputedStyle(one).borderTopStyle);
    expect(card).toBe('solid');
  });

  it('more contrast and no colour: links within text are underlined', async () => {
    const page = await opened.page();
    await page.goto('/agenda/cafe-des-bricoles/');
    const plainLinks = await page
      .locator('.prose a, dd a:not(.tool)')
      .evaluateAll(
        (links) =>
          links.filter((link) => !getComputedStyle(link).textDecorationLine.includes('underline')).length,
      );
    expect(plainLinks).toBe(0);
    expect(await page.locator('.prose a').count()).toBeGreaterThan(0);
  });

  it('the page says its language, title and kind', async () => {
    const page = await opened.page();
    const titles = new Set<string>();
    for (const address of Object.values(KINDS)) {
      await page.goto(address);
      expect(await page.locator('html').getAttribute('lang')).toBe('fr');
      titles.add(await page.title());
      expect(await page.title(), address).toContain('Ambrune en commun');
    }
    expect(titles.size, `${inject('sampleUrl')}: titles differ`).toBe(Object.keys(KINDS).length);
  });
});
