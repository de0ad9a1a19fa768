/**
 * An actor as a structure of data·inclusion v1 (https://github.com/gip-inclusion/data-inclusion-schema): what its JSON
 * Schema takes, and nothing that it would refuse. What was not said is left out rather than told as null.
 */
import { formatOpeningHours } from '../../lib/opening-hours.ts';
import { bodyOf } from '../models/text.ts';
import { compact } from '../structured-data/common.ts';
import type { Portal } from '../portal.ts';
import { changedOn } from './selections.ts';
import type { ActorItem } from './selections.ts';
import { openWords } from '../../i18n/open-words.ts';
import { withoutEnd } from '../../lib/text/runs.ts';

/** A structure; a member that is absent has the schema's default, null. */
export interface Structure {
  source: string;
  id: string;
  nom: string;
  date_maj: string;
  [name: string]: string | number | string[] | undefined;
}

/** Why there is none: its name is too short or too long, no day says how old it is, or it exists no more. */
export type Refusal = 'name' | 'date' | 'closed';

export const isStructure = (made: Structure | Refusal): made is Structure => typeof made === 'object';

export function structureOf(portal: Portal, item: ActorItem): Structure | Refusal {
  const { data, place } = item;
  // The format has no way to say that a place is closed: people would be sent there.
  if (item.closed || data.status === 'ferme') return 'closed';
  const nom = withoutEnd(item.title, /[\s.]/);
  if (nom.length < 3 || nom.length > 150) return 'name';
  const date_maj = changedOn(item);
  if (!date_maj) return 'date';
  const { address = {}, contact = {}, geo } = data;
  return compact<Structure>({
    source: portal.settings.id,
    id: `${portal.settings.id}--${item.slug}`,
    nom,
    date_maj,
    lien_source: uriOf(portal.origin + item.href),
    description: descriptionOf(portal, item),
    siret: data.siret,
    adresse: address.street,
    complement_adresse: address.complement,
    code_postal: place?.postalCode ?? address.postalCode,
    commune: place?.commune ?? address.commune,
    code_insee: place?.inseeCode ?? address.inseeCode,
    latitude: geo?.lat,
    longitude: geo?.lon,
    telephone: contact.phone?.e164 ?? contact.phone?.href.slice('tel:'.length),
    courriel: contact.email && mailOf(contact.email),
    site_web: data.website && uriOf(data.website),
    horaires_accueil: data.openingHours && formatOpeningHours(data.openingHours),
    accessibilite_lieu: accessOf(data.accessibility?.url),
    reseaux_porteurs: networksOf(item),
  });
}

/** The schema's own limits, in characters; data·inclusion scores a description up to four hundred. */
const DESCRIPTION = { min: 5, max: 2000 };

/** The summary, then the text of the page up to the last sentence that fits. That it sleeps is said first. */
function descriptionOf(portal: Portal, item: ActorItem): string | undefined {
  const { status, summary } = item.data;
  const asleep = status === 'en-sommeil' ? openWords(portal.locale).asleep : undefined;
  const text = [asleep, summary, bodyOf(portal, item as never).text.trim()].filter(Boolean).join('\n\n');
  if (text.length <= DESCRIPTION.max) return text.length < DESCRIPTION.min ? undefined : text;
  const cut = text.slice(0, DESCRIPTION.max - 1);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('\n'));
  return end > DESCRIPTION.max / 2 ? cut.slice(0, end + 1).trim() : `${cut.trimEnd()}…`;
}

/** `format: uri` is RFC 3986: signs that browsers forgive are written with a percent. */
function uriOf(href: string): string | undefined {
  const uri = href
    .replace(/%(?![\da-f]{2})/gi, '%25')
    .replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/gu, (sign) => encodeURIComponent(sign))
    // A second `#` is no address.
    .replace(/(#[^#]*)#.*$/, '$1');
  return uri.length <= 2083 ? uri : undefined;
}

/** The format takes the mailboxes of before the international ones. */
const mailOf = (mail: string): string | undefined =>
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+$/.test(mail) ? mail : undefined;

/** The field is for the records of Acceslibre alone. */
const accessOf = (url: string | undefined): string | undefined =>
  url && /(^|\.)acceslibre\.(beta\.gouv\.fr|info)$/.test(new URL(url).hostname) ? uriOf(url) : undefined;

/**
 * What carries a structure. Only what is a status or a label given by somebody: that a place repairs things does not
 * make it a member of the network of ressourceries.
 */
const NETWORKS: Readonly<Record<string, string>> = {
  'typology/aci': 'aci',
  'typology/ai': 'ai',
  'typology/ei': 'ei',
  'typology/etti': 'etti',
  'typology/eiti': 'eiti',
  'typology/geiq': 'geiq',
  'typology/ea': 'ea',
  'typology/mjc': 'mjc',
  'typology/ccas': 'ccas-cias',
  'typology/france-services': 'france-service',
  'labels/france-services': 'france-service',
  'labels/msap': 'msap',
  'labels/fabrique-de-territoire': 'fabrique-de-territoire',
  'labels/conseiller-numerique': 'conseillers-numeriques',
  'legalForm/association-intermediaire': 'ai',
};

function networksOf({ data }: ActorItem): string[] {
  const codes = [
    ...(data.typology ?? []).map((one) => `typology/${one}`),
    ...(data.labels ?? []).map((one) => `labels/${one}`),
    `legalForm/${data.legalForm}`,
  ];
  return [...new Set(codes.flatMap((code) => NETWORKS[code] ?? []))];
}
