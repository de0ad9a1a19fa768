/** The filters of a list: a list, a tree, a flag. */
import type { DateFiltersModel, FiltersModel } from '../../../domain/models/types.ts';
import { NOWHERE } from './site.ts';

const value = (code: string, label: string, count?: number) => ({ value: code, label, count, children: [] });
const way = (label: string, count: number) => ({ label, href: NOWHERE, count });

export const FILTERS: FiltersModel = {
  action: NOWHERE,
  data: NOWHERE,
  facets: [
    {
      name: 'theme',
      label: 'Thème',
      kind: 'list',
      values: [value('manger', 'Bien manger', 12), value('loger', 'Se loger, où que l’on soit', 0)],
    },
    {
      name: 'territoire',
      label: 'Territoire',
      kind: 'tree',
      values: [{ ...value('massif', 'Massif', 24), children: [value('vallon', 'Vallon', 9)] }],
    },
    { name: 'ouvert', label: 'Horaires', kind: 'flag', values: [value('maintenant', 'Ouvert en ce moment')] },
  ],
  sort: { name: 'tri', label: 'Trier par', values: [value('nom', 'Nom'), value('distance', 'Distance')] },
  view: { name: 'vue', label: 'Affichage', values: [value('liste', 'Liste'), value('carte', 'Carte')] },
  near: { name: 'pres', label: 'Distance depuis', values: [value('', 'Choisir'), value('vallon', 'Vallon')] },
  total: 24,
  pageSize: 24,
  neighbours: {},
  ways: { themes: [way('Bien manger', 12)], territories: [{ ...way('Massif', 24), children: [] }] },
};

export const DATE_FILTERS: DateFiltersModel = {
  action: NOWHERE,
  data: NOWHERE,
  facets: FILTERS.facets,
  when: {
    name: 'quand',
    label: 'Quand',
    values: [value('', 'Tout'), value('aujourd-hui', 'Aujourd’hui'), value('week-end', 'Ce week-end')],
  },
  days: 60,
  total: 24,
  pageSize: 24,
  neighbours: {},
  ways: FILTERS.ways,
};
