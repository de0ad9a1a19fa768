/**
 * What a page knows. One plain, serialisable value an address, computed by the domain; components read
 * it and nothing else. Data, not sentences: dates are ISO local texts, vocabularies come with their
 * label in the portal's language, sentences are made by `i18n` while rendering.
 */
import type { EntryModel } from './entry-types.ts';
import type {
  AgendaModel,
  DayModel,
  FormPageModel,
  HomeModel,
  HubModel,
  IndexModel,
  ListModel,
  MonthModel,
  NotFoundModel,
  PageEntryModel,
  ProposeModel,
  RedirectModel,
  ReuseModel,
  SearchModel,
  SiteMapModel,
  SubscribeModel,
} from './page-types.ts';
import type { EmbedGuideModel, EmbedModel, OpenDataModel } from './open-types.ts';
import type { PosterModel, ProgrammeModel } from './print-types.ts';
import type { GoneModel, QuarantineModel, RepairModel } from './repair-types.ts';

export type * from '../forms/types.ts';
export type * from './base-types.ts';
export type * from './card-types.ts';
export type * from './entry-types.ts';
export type * from './filter-types.ts';
export type * from './open-types.ts';
export type * from './page-types.ts';
export type * from './print-types.ts';
export type * from './repair-types.ts';

export type PageModel =
  | HomeModel
  | ListModel
  | MonthModel
  | DayModel
  | AgendaModel
  | OpenDataModel
  | EmbedGuideModel
  | EmbedModel
  | HubModel
  | IndexModel
  | EntryModel
  | PageEntryModel
  | SearchModel
  | SubscribeModel
  | SiteMapModel
  | NotFoundModel
  | PosterModel
  | ProgrammeModel
  | RedirectModel
  | ReuseModel
  | ProposeModel
  | FormPageModel
  | RepairModel
  | GoneModel
  | QuarantineModel;
