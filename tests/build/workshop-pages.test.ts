/** The participant's pages of a workshop, as the compiled app renders them: whole, light, without scripts of their own. */
import { describe, expect, inject, test } from 'vitest';
import { WORKSHOP_FORM, WORKSHOP_PAGES } from '../../src/components/atelier/examples/workshop.ts';
import { workshopForm } from '../../cms/workshop/forms/index.ts';
import type { WorkshopPageModel } from '../../src/domain/models/workshop-types.ts';
import { compileApp } from '../../src/site/build/compile.ts';
import type { CompiledApp } from '../../src/site/build/compile.ts';
import { elements, parseHtml } from '../support/html.ts';
import { samplePortal } from '../support/sample.ts';
import { bill, scales, total } from '../support/weight.ts';
import { renderWorkshop } from '../support/workshop-pages.ts';

const LIMIT = 15 * 1024;

const app: CompiledApp = await compileApp('');
const portal = samplePortal();
const context = {
  locale: 'fr',
  themes: portal.items.theme.map(({ slug, title }) => ({ value: slug, label: title })),
};
const KINDS = ['actor', 'event', 'listing', 'question', 'article', 'answer'] as const;
const forms: [string, WorkshopPageModel][] = [
  ...KINDS.map(
    (kind) => [kind, workshopForm(kind, kind === 'answer' ? 'question' : undefined, context)] as const,
  ),
  ['correction of an actor', workshopForm('correction', 'actor', context)] as const,
  ['correction of an event', workshopForm('correction', 'event', context)] as const,
].map(([name, form]) => [name, { ...WORKSHOP_FORM, form }]);
/** As a correction begins: filled with what the page says. */
const FILLED = {
  title: ['Café des bricoles'],
  body: ['On répare ensemble ce qui tombe en panne, autour d’un café. '.repeat(8)],
  'start.date': ['2026-12-05'],
  'start.time': ['14:00'],
  recurrence: ['chaque premier samedi du mois'],
  place: ['La Remise à neuf'],
  'contact.phone': ['04 65 71 00 00'],
};
forms.push([
  'correction, filled',
  { ...WORKSHOP_FORM, form: workshopForm('correction', 'event', context), values: FILLED },
]);

describe('a form', () => {
  test.each(forms)('weighs 15 KB at most, page, styles and scripts: %s', async (_, model) => {
    const html = await renderWorkshop(app, model);
    const weigh = scales(inject('sample'));
    const parts = weigh({ address: '/atelier/', file: 'atelier/index.html', html, root: parseHtml(html) });
    const sum = total(parts, 'html', 'css', 'js');
    expect(sum).toBeGreaterThan(8000);
    expect(sum, bill(parts)).toBeLessThanOrEqual(LIMIT);
  });

  test.each(forms)('has ids of its own, and no question twice: %s', async (_, model) => {
    const html = await renderWorkshop(app, model);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const [, label] of html.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(label);
  });

  test('gives back what was answered, what is wrong with it, and what resembles it', async () => {
    const html = await renderWorkshop(app, WORKSHOP_PAGES['atelier, formulaire, à reprendre']!);
    expect(html).toMatch(/name="title"[^>]*value="Bal du Vallon"/);
    expect(html).toMatch(/value="Se déplacer"[^>]*checked/);
    expect(html).toMatch(/href="#q-start-date"/);
    expect(html).toContain('name="alt:media/bal.jpg"');
    expect(html).toContain('value="remove-photo:media/bal.jpg"');
    expect(html).toContain('value="another"');
  });
});

describe.each(Object.entries(WORKSHOP_PAGES))('%s', (_, model) => {
  test('has one title, a token in each form that is posted, nothing inline', async () => {
    const html = await renderWorkshop(app, model);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle="|\son\w+="|javascript:/);
    for (const [form] of html.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g))
      if (model.kind !== 'door') expect(form).toContain('name="jeton" value="jeton-d-exemple"');
    expect(html).not.toContain('undefined');
  });
});

test('what people write stays text', async () => {
  const evil = '"><script>alert(1)</script>';
  const html = await renderWorkshop(app, {
    ...WORKSHOP_FORM,
    title: evil,
    values: { title: [evil], body: [`</textarea>${evil}`] },
    asked: { by: evil, text: evil },
    same: [{ title: evil, detail: evil }],
  });
  const tags = [...elements(parseHtml(html))];
  expect(tags.filter(({ tag, attributes }) => tag === 'script' && !attributes['src'])).toEqual([]);
  expect(tags.find(({ attributes }) => attributes['name'] === 'title')?.attributes['value']).toBe(evil);
});
