import { describe, expect, it } from 'vitest';
import type { EntryModel } from '../../../src/domain/models/types.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import { checkIntegrity } from '../../../src/domain/integrity.ts';
import { md, portalOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';

const ACTORS: Files = {
  'actors/la-remise-a-neuf.md': md(
    'name: La Remise à neuf\nalternateNames: [La Recyclerie, Le Hangar]\nformerSlugs: [recyclerie-de-sarvenne]',
  ),
  'actors/le-plot.md': md('name: Le Plot\nalternateNames: Le Hangar'),
  'actors/mairie.md': md('name: Mairie'),
};

const event = (lines: string) =>
  portalOf({ ...ACTORS, 'events/e.md': md(`title: E\nstart: 2026-12-05\nsummary: x\n${lines}`) });
const organisers = (written: string) => {
  const portal = event(`organisers: [${written}]`);
  return (modelFor(portal, '/agenda/e/') as EntryModel).event!.organisers;
};
const said = (lines: string) =>
  event(lines)
    .problems.filter(({ code }) => code === 'unknown-reference')
    .map(({ severity, path, label, message }) => `${severity} ${path.join('.')} (${label}): ${message}`);

describe('a reference', () => {
  const found = [{ label: 'La Remise à neuf', href: '/annuaire/la-remise-a-neuf/' }];

  it.each([
    'la-remise-a-neuf',
    'recyclerie-de-sarvenne',
    'La Remise à neuf',
    'la remise a neuf',
    'LA REMISE À NEUF',
    'La Recyclerie',
    '"  La  Recyclerie "',
  ])('finds its entry by slug, former slug, name or other name: %s', (written) => {
    expect(organisers(written)).toEqual(found);
    expect(said(`organisers: [${written}]`)).toEqual([]);
  });

  it('by a name that two bear leads to neither, and stays in words', () => {
    expect(organisers('Le Hangar')).toEqual([{ label: 'Le Hangar' }]);
  });

  it('keeps plain words as they are, without a remark', () => {
    expect(organisers('Mairie d’Orselles, itinérant, "Les trois intercommunalités"')).toEqual([
      { label: 'Mairie d’Orselles' },
      { label: 'itinérant' },
      { label: 'Les trois intercommunalités' },
    ]);
    expect(said('organisers: [Mairie d’Orselles, itinérant]\nplace: Salle des fêtes')).toEqual([]);
  });

  it('that was meant for a link and leads nowhere is said, with the nearest, and costs nothing', () => {
    expect(said('organisers: [la-remise-neuf, le-plot]')).toMatchInlineSnapshot(`
      [
        "warning organisers.0 (Organisatrice ou organisateur): rien de ce nom parmi les structures : son nom est affiché tel quel. Les plus proches : la-remise-a-neuf",
      ]
    `);
    expect(organisers('la-remise-neuf')).toEqual([{ label: 'La remise neuf' }]);
  });

  it('to nothing that resembles anything says where to look', () => {
    expect(said('place: zzz-qqq')).toMatchInlineSnapshot(`
      [
        "warning place (Lieu): rien de ce nom parmi les structures : son nom est affiché tel quel. Vérifiez le nom du fichier visé",
      ]
    `);
  });

  it('where words will not do is said whatever its looks', () => {
    expect(said('themes: Inconnu\nparent: Un festival\nreport: x')).toMatchInlineSnapshot(`
      [
        "warning themes.0 (Thème): rien de ce nom parmi les thèmes : ce lien n’est pas affiché. Vérifiez le nom du fichier visé",
        "warning parent (Fait partie de): rien de ce nom parmi les rendez-vous : ce lien n’est pas affiché. Vérifiez le nom du fichier visé",
        "warning report (Compte rendu): rien de ce nom parmi les articles : ce lien n’est pas affiché. Vérifiez le nom du fichier visé",
      ]
    `);
  });

  it('within groups and lists is checked as well', () => {
    expect(
      said(
        'recurrence: {freq: mensuel, changes: [{date: 2027-01-05}, {date: 2027-02-05, place: nulle-part}]}',
      ),
    ).toMatchInlineSnapshot(`
      [
        "warning recurrence.changes.1.place (Nouveau lieu): rien de ce nom parmi les structures : son nom est affiché tel quel. Vérifiez le nom du fichier visé",
      ]
    `);
  });

  it('to a draft is no mistake: it leads nowhere for now', () => {
    const portal = portalOf({
      'actors/bientot-la.md': md('name: Bientôt\ndraft: oui'),
      'events/e.md': md('title: E\nstart: 2026-12-05\norganisers: [bientot-la]'),
    });
    expect(portal.problems.filter(({ code }) => code === 'unknown-reference')).toEqual([]);
    expect((modelFor(portal, '/agenda/e/') as EntryModel).event!.organisers).toEqual([
      { label: 'Bientot la' },
    ]);
  });

  it('to a section that is off is no mistake', () => {
    const portal = portalOf(
      { 'events/e.md': md('title: E\nstart: 2026-12-05\nthemes: [culture-et-fetes]') },
      { settings: 'sections: {theme: non}\n' },
    );
    expect(portal.problems.filter(({ code }) => code === 'unknown-reference')).toEqual([]);
  });

  it('by slug wins over a name', () => {
    const portal = portalOf({
      'actors/mairie.md': md('name: Hôtel de ville'),
      'actors/autre.md': md('name: Mairie'),
    });
    expect(portal.find('actor', 'mairie')?.slug).toBe('mairie');
    expect(portal.find('actor', 'Mairie')?.slug).toBe('autre');
  });

  it('never takes a former slug for one that is in use', () => {
    const portal = portalOf({
      'actors/ici.md': md('name: Ici'),
      'actors/la-bas.md': md('name: Là-bas\nformerSlugs: [ici]'),
    });
    expect(portal.find('actor', 'ici')?.slug).toBe('ici');
    expect(modelFor(portal, '/annuaire/ici/')).toMatchObject({ kind: 'entry', title: 'Ici' });
    expect([...portal.redirects.keys()]).toEqual([]);
  });
});

describe('a former address', () => {
  it('leads to the new one', () => {
    const portal = portalOf(ACTORS, { settings: 'base: /p\n' });
    expect(modelFor(portal, '/annuaire/recyclerie-de-sarvenne/')).toMatchObject({
      kind: 'redirect',
      to: '/p/annuaire/la-remise-a-neuf/',
      head: { canonical: 'https://essai.example/p/annuaire/la-remise-a-neuf/', noindex: true },
    });
  });

  it('of a draft, or one that is the portal’s own, leads nowhere', () => {
    const portal = portalOf({
      'actors/a.md': md('name: Aa\ndraft: oui\nformerSlugs: [b]'),
      'pages/c.md': md('title: C\nformerSlugs: [agenda, recherche, d]'),
    });
    expect([...portal.redirects.keys()]).toEqual(['/d/']);
  });
});

describe('links run both ways', () => {
  const portal = portalOf({
    ...ACTORS,
    'events/organise.md': md('title: Organisé\nstart: 2026-12-05\norganisers: [La Remise à neuf]'),
    'events/partenaire.md': md('title: Partenaire\nstart: 2026-12-06\npartners: [la-remise-a-neuf]'),
    'events/accueilli.md': md(
      'title: Accueilli\nstart: 2026-12-07\nplace: la-remise-a-neuf\norganisers: [le-plot]',
    ),
    'events/chez-soi.md': md(
      'title: Chez soi\nstart: 2026-12-08\nplace: la-remise-a-neuf\norganisers: [la-remise-a-neuf]',
    ),
    'events/passe.md': md(
      'title: Passé\nstart: 2026-01-08\norganisers: [la-remise-a-neuf]\nparent: festival',
    ),
    'events/festival.md': md('title: Festival\nstart: 2026-12-20\nreport: recit'),
    'articles/recit.md': md(
      'title: Récit\nactors: [la-remise-a-neuf]\nauthors: [le-plot]\nevents: [festival]\ncontributedAt: organise',
    ),
    'listings/offre.md': md(
      'title: Offre\nvalidThrough: 2027-01-01\nposter: la-remise-a-neuf\nfunder: le-plot',
    ),
    'resources/guide.md': md('title: Guide\npublisher: la-remise-a-neuf'),
    'questions/q.md': md('title: Qui ?\nanswers: [{text: Nous, author: la-remise-a-neuf}]'),
    'actors/membre.md': md('name: Membre\nnetworks: [la-remise-a-neuf]\nparent: le-plot'),
  });
  const slugs = (items: readonly { slug: string }[]) => items.map(({ slug }) => slug);

  it('from what an actor does to the actor', () => {
    const { organised, hosted, articles, listings, resources, answered, members, children } =
      portal.relations.actor('la-remise-a-neuf');
    expect({
      organised: slugs(organised).sort(),
      hosted: slugs(hosted),
      articles: slugs(articles),
      listings: slugs(listings),
      resources: slugs(resources),
      answered: slugs(answered),
      members: slugs(members),
      children: slugs(children),
    }).toEqual({
      organised: ['chez-soi', 'organise', 'partenaire', 'passe'],
      hosted: ['accueilli'],
      articles: ['recit'],
      listings: ['offre'],
      resources: ['guide'],
      answered: ['q'],
      members: ['membre'],
      children: [],
    });
    expect(slugs(portal.relations.actor('le-plot').children)).toEqual(['membre']);
    expect(slugs(portal.relations.actor('le-plot').listings)).toEqual(['offre']);
  });

  it('from an event to its parent, its dates and its report', () => {
    expect(slugs(portal.relations.event('festival').children)).toEqual(['passe']);
    expect(slugs(portal.relations.event('festival').articles)).toEqual(['recit']);
    expect(slugs(portal.relations.event('organise').articles)).toEqual(['recit']);
    const festival = modelFor(portal, '/agenda/festival/') as EntryModel;
    expect(festival.event!.children.map(({ href }) => href)).toEqual(['/agenda/passe/']);
    expect(festival.event!.report).toEqual({ label: 'Récit', href: '/articles/recit/' });
    expect((modelFor(portal, '/agenda/passe/') as EntryModel).event!.parent).toEqual({
      label: 'Festival',
      href: '/agenda/festival/',
    });
  });

  it('and both pages show it', () => {
    const related = (address: string) =>
      (modelFor(portal, address) as EntryModel).related.flatMap(({ cards }) => cards.map(({ href }) => href));
    expect(related('/annuaire/la-remise-a-neuf/').sort()).toEqual([
      '/agenda/accueilli/',
      '/agenda/chez-soi/',
      '/agenda/organise/',
      '/agenda/partenaire/',
      '/agenda/passe/',
      '/annonces/offre/',
      '/annuaire/membre/',
      '/articles/recit/',
      '/questions/q/',
      '/ressources/guide/',
    ]);
    expect(related('/articles/recit/')).toEqual(
      expect.arrayContaining(['/annuaire/la-remise-a-neuf/', '/agenda/festival/']),
    );
  });

  it('never to itself', () => {
    const alone = portalOf({
      'actors/a.md': md('name: Aa\nnetworks: [a]\nparent: a'),
      'events/e.md': md('title: E\nstart: 2026-12-05\nparent: e'),
    });
    expect(alone.relations.actor('a').members).toEqual([]);
    expect(alone.relations.event('e').children).toEqual([]);
  });
});

describe('what only the whole can see', () => {
  const remarks = (files: Files) =>
    checkIntegrity(portalOf(files)).map(
      ({ severity, code, file, line, message }) => `${severity} ${code} ${file}:${line ?? ''} ${message}`,
    );

  it('says what a body lost, on its line of the file', () => {
    expect(
      remarks({
        'pages/a.md': md(
          'title: A',
          'Un\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n\n![y](https://a.fr/b.jpg)\n\n![z](media/absent.jpg)',
        ),
      }),
    ).toMatchInlineSnapshot(`
      [
        "note removed-html pages/a.md:7 la balise <script> est retirée : le HTML n’est pas permis. Écrivez-le en Markdown",
        "note removed-link pages/a.md:9 le lien « javascript:alert(1) » est retiré, son texte reste. Une adresse commence par https://, mailto: ou tel:",
        "note removed-remote-image pages/a.md:11 l’image « https://a.fr/b.jpg » est sur un autre site : elle n’est pas affichée. Déposez-la dans media/",
        "note removed-image-missing pages/a.md:13 l’image « media/absent.jpg » est introuvable dans media/ : elle n’est pas affichée. Déposez-la ou corrigez son nom",
      ]
    `);
  });

  it('says a picture that is not there', () => {
    expect(remarks({ 'actors/a.md': md('name: Aa\nimage: absent.jpg') })).toMatchInlineSnapshot(`
      [
        "warning missing-picture actors/a.md: cette image est introuvable dans media/ : la fiche paraît sans elle. Déposez-la ou corrigez son nom.",
      ]
    `);
  });

  it('says the same number twice', () => {
    expect(
      remarks({
        'actors/a.md': md('name: Aa\nsiret: 73282932000074'),
        'actors/b.md': md('name: Bb\nsiret: 732 829 320 00074'),
      }),
    ).toMatchInlineSnapshot(`
      [
        "warning double actors/b.md: « Aa » (actors/a.md) a le même SIRET : c’est la même structure, ou l’un des numéros est faux. Réunissez les deux fiches, et gardez dans formerSlugs le nom du fichier retiré ; ou corrigez le numéro",
      ]
    `);
  });

  it('says a contour of nowhere', () => {
    const polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    };
    const geojson = JSON.stringify({
      type: 'FeatureCollection',
      features: ['ici', 'ailleurs'].map((territory) => ({
        type: 'Feature',
        properties: { territory },
        geometry: polygon,
      })),
    });
    expect(
      remarks({
        'territories/ici.md': md('name: Ici\nlevel: commune'),
        'territories/contours.geojson': geojson,
      }),
    ).toMatchInlineSnapshot(`
      [
        "note stray-contour territories/: ce contour n’est celui d’aucun territoire. Corrigez sa propriété « territory », ou ajoutez la fiche",
      ]
    `);
  });
});
