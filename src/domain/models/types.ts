/**
 * What a page knows. One plain, serialisable value an address, computed by the domain; components read
 * it and nothing else. Data, not sentences: dates are ISO local texts, vocabularies come with their
 * label in the portal's language, sentences are made by `i18n` while rendering.
 */
import type { EntryModel } from './entry-types.ts';
import type {
  DayModel,
  HomeModel,
  HubModel,
  IndexModel,
  ListModel,
  MonthModel,
  NotFoundModel,
  PageEntryModel,
  RedirectModel,
  SearchModel,
  SiteMapModel,
  SubscribeModel,
} from './page-types.ts';
import type { QuarantineModel, RepairModel } from './repair-types.ts';

export type * from './base-types.ts';
export type * from './card-types.ts';
export type * from './entry-types.ts';
export type * from './page-types.ts';
export type * from './repair-types.ts';

export type PageModel =
  | HomeModel
  | ListModel
  | MonthModel
  | DayModel
  | HubModel
  | IndexModel
  | EntryModel
  | PageEntryModel
  | SearchModel
  | SubscribeModel
  | SiteMapModel
  | NotFoundModel
  | RedirectModel
  | RepairModel
  | QuarantineModel;

export type PageKind = PageModel['kind'];
