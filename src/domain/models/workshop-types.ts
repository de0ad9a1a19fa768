/**
 * Pages of a contribution workshop, which a server renders for one person at a time. They are no pages of the portal:
 * no address of it leads there. Every text is ready to be read; dates are said in the portal's language.
 */
import type { QrCode } from '../../lib/qr.ts';
import type { Form, FormValues } from '../forms/types.ts';
import type { Link, SiteModel } from './base-types.ts';

interface WorkshopBase<Kind extends string> {
  kind: Kind;
  site: SiteModel;
  /** Path of the page, with the base: `/atelier/`. */
  address: string;
  title: string;
  workshop: { name: string; place: string; home: string };
  /** Absent before the door. `token` goes with every form (field `jeton`) and every call (header `X-Jeton`). */
  person?: { name: string; isReviewer: boolean; token: string } | undefined;
  /** What was just done, or what went wrong; `typed` was not sent, and is shown to be copied. */
  notice?: { tone: 'good' | 'bad' | 'quiet'; text: string; typed?: string | undefined } | undefined;
}

/** The PIN and a name. */
export interface WorkshopDoorModel extends WorkshopBase<'door'> {
  action: string;
  /** What was typed, where the code was not the right one. */
  name: string;
  /** Where to go then. */
  next: string;
}

/** A choice of the home page; each is a button of a form that POSTs `sorte`. */
export interface WorkshopChoice {
  kind: string;
  label: string;
  hint: string;
}

export type StageTone = 'quiet' | 'waiting' | 'ask' | 'good' | 'bad';

export interface ContributionCard {
  title: string;
  kind: string;
  href: string;
  /** « reçu, à relire », « publié »… */
  stage: { label: string; tone: StageTone };
  /** « il y a 5 minutes » */
  when: string;
}

export interface WorkshopHomeModel extends WorkshopBase<'home'> {
  begin: string;
  choices: WorkshopChoice[];
  mine: ContributionCard[];
  wall: string;
  /** Of reviewers. */
  team?: Link[] | undefined;
  leave: string;
}

/** Which page to correct, to answer, to confirm: typed, found without a script as well. */
export interface WorkshopFindModel extends WorkshopBase<'find'> {
  purpose: 'correction' | 'answer' | 'exact';
  action: string;
  query: string;
  /** Each is a button of a form that POSTs `sorte` and `page` to `begin`. */
  begin: string;
  found: { value: string; title: string; detail: string; href: string }[];
}

export interface WorkshopPhotoModel {
  path: string;
  href: string;
  alt: string;
}

export interface WorkshopFormModel extends WorkshopBase<'form'> {
  /** Identifier of the contribution. */
  id: string;
  contributionKind: string;
  form: Form;
  values: FormValues;
  /** By name of question. */
  problems: Record<string, string>;
  /** POST, multipart: `jeton`, `revision`, the questions, `photo`, `alt:<path>`, and `faire` = keep | preview | send | another | remove-photo:<path>. */
  action: string;
  /** JSON: { values, revision } → { revision }. */
  keep: string;
  /** The bytes of a picture, `?name=` → { path, href }. */
  addPhoto: string;
  photos: WorkshopPhotoModel[];
  takesPhotos: boolean;
  revision: number;
  /** « Est-ce celle-ci ? » */
  same: { title: string; detail: string; href?: string | undefined; complete?: string | undefined }[];
  /** Names to choose from: JSON by list, as `/proposer/noms.json`. */
  names: string;
  /** What is there already, asked while one types a title: `?q=` → the rows of `same`. */
  sameHref?: string | undefined;
  /** Of a correction: the page as it is. */
  page?: Link | undefined;
  /** Words of the reviewer that are to be answered here. */
  asked?: { by: string; text: string } | undefined;
  /** Its own page. */
  state: string;
}

export interface WorkshopWord {
  by: string;
  isReviewer: boolean;
  when: string;
  text: string;
}

/** A contribution's own address. */
export interface WorkshopStateModel extends WorkshopBase<'state'> {
  card: ContributionCard;
  /** What happens now, and what its author may do. */
  explanation: string;
  /** Of the portal, once it is published. */
  page?: Link | undefined;
  edit?: string | undefined;
  preview?: string | undefined;
  receipt: string;
  words: WorkshopWord[];
  /** POST, field `texte`. */
  reply?: string | undefined;
  /** POST, field `contact`. */
  contact: { action: string; has: boolean };
  withdraw?: string | undefined;
}

export interface WorkshopReceiptModel extends WorkshopBase<'receipt'> {
  contribution: { title: string; kind: string; stage: string; when: string };
  /** Of the contribution, whole, as text and as the modules of a QR code. */
  own: { href: string; qr: QrCode };
  /** Where the page will be on the portal that everybody sees; the QR where the portal has an origin. */
  page?: { href: string; qr?: QrCode | undefined } | undefined;
  contact?: string | undefined;
}

export interface WorkshopPreviewModel extends WorkshopBase<'preview'> {
  /** A frame of the page to come; absent where the text cannot be published yet. */
  frame?: string | undefined;
  problems: { label: string; message: string }[];
  edit: string;
  send: string;
}

export interface WorkshopWallModel extends WorkshopBase<'wall'> {
  /** Newest first. `by` with consent only. */
  rows: {
    id: string;
    title: string;
    kind: string;
    stage: string;
    tone: StageTone;
    by?: string | undefined;
  }[];
  counts: { label: string; value: number }[];
  thanks: string[];
  /** Server-sent events, after each of which the wall asks for itself again. */
  events: string;
}

/** Projected: how to join. */
export interface WorkshopJoinModel extends WorkshopBase<'join'> {
  wifi?: { name: string; password?: string | undefined; qr: QrCode } | undefined;
  open: { href: string; qr: QrCode };
  /** Other addresses of the machine, where the first does not answer. */
  others: string[];
  code: string;
}

/** Sheets of paper, one for each kind that is asked for. */
export interface WorkshopSheetsModel extends WorkshopBase<'sheets'> {
  sheets: { form: Form; intro: string }[];
  open: { href: string; qr: QrCode };
  /** All kinds, to print one. */
  kinds: (Link & { current: boolean })[];
}

export interface QueueRow {
  /** `actors/le-plot` */
  value: string;
  /** The same with what was read of it, `actors/le-plot=<version>`: what forms hand back. */
  read: string;
  href: string;
  title: string;
  kind: string;
  by: string;
  /** « attend depuis 12 minutes » */
  age: string;
  status: { label: string; tone: StageTone };
  isNew: boolean;
  doubles: Link[];
  together: { value: string; read: string; title: string }[];
}

export interface WorkshopQueueModel extends WorkshopBase<'queue'> {
  /** Forms POST `page` = `read` (several) and `faire` = approve. */
  action: string;
  rows: QueueRow[];
  /** Asked for again, or read and not published. */
  others: QueueRow[];
  events: string;
  editor: string;
}

export interface ShownDiff {
  label: string;
  before?: string | undefined;
  after?: string | undefined;
  parts?: readonly { text: string; kind: 'same' | 'out' | 'in' }[] | undefined;
}

export interface WorkshopReviewModel extends WorkshopBase<'review'> {
  row: QueueRow;
  fields: ShownDiff[];
  photos: { href: string; alt: string }[];
  remarks: string[];
  words: WorkshopWord[];
  contacts: { name: string; contact: string }[];
  /** The page to come, in a frame. */
  frame?: string | undefined;
  /** POST: `faire` = approve (with `lu` = `read`, `avec` = that of other pages) | ask (`texte`) | refuse (`raison`, `texte`). */
  action: string;
  reasons: { value: string; label: string; text: string }[];
  edit: string;
  /** Decap, on the same entry. */
  editor: string;
  clashes: {
    contribution: string;
    by: string;
    action: string;
    fields: { name: string; label: string; theirs: string; mine: string }[];
  }[];
  back: string;
}

type ComparedSide = Pick<QueueRow, 'title' | 'value' | 'read' | 'by'>;

export interface WorkshopCompareModel extends WorkshopBase<'compare'> {
  a: ComparedSide;
  b: ComparedSide;
  /** Those that are the same are told, not asked. */
  fields: { path: string; label: string; a?: string | undefined; b?: string | undefined; isList: boolean }[];
  /** POST: `a` and `b` = `read`, `garder` = a | b, and `champ:<path>` = a | b | both. */
  action: string;
  back: string;
}

export interface WorkshopEndModel extends WorkshopBase<'end'> {
  counts: { label: string; value: number }[];
  /** What finishing will do, or what it did. */
  steps: { label: string; isDone: boolean; detail?: string | undefined }[];
  /** POST: `faire` = finish (`envoyer` ticked, where there is a destination) | erase (`oui` ticked). */
  action: string;
  exportHref: string;
  summary: string;
  canErase: boolean;
  /** Where finishing sends to, without a secret; absent where there is nowhere. */
  destination?: string | undefined;
}

export interface WorkshopSummaryModel extends WorkshopBase<'summary'> {
  when: string;
  participants: number;
  thanks: string[];
  groups: {
    title: string;
    items: { title: string; href?: string | undefined; by: string[]; note?: string | undefined }[];
  }[];
  counts: { label: string; value: number }[];
}

/** A word, and where to go: what is not there, what is refused. */
export interface WorkshopMessageModel extends WorkshopBase<'message'> {
  text: string;
  links: Link[];
}

export type WorkshopPageModel =
  | WorkshopDoorModel
  | WorkshopHomeModel
  | WorkshopFindModel
  | WorkshopFormModel
  | WorkshopStateModel
  | WorkshopReceiptModel
  | WorkshopPreviewModel
  | WorkshopWallModel
  | WorkshopJoinModel
  | WorkshopSheetsModel
  | WorkshopQueueModel
  | WorkshopReviewModel
  | WorkshopCompareModel
  | WorkshopEndModel
  | WorkshopSummaryModel
  | WorkshopMessageModel;
