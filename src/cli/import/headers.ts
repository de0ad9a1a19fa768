/** The headers of tables, and the fields that they mean. */
import { fold } from '../../lib/text/fold.ts';
import { wordsOf } from './fields.ts';
import type { Leaf } from './fields.ts';

/** How the headers of French tables call what a portal calls otherwise. */
const USUAL: Record<string, readonly string[]> = {
  name: [
    'nom',
    'nom structure',
    'structure',
    'association',
    'raison sociale',
    'denomination',
    'intitule',
    'nom lieu',
    'organisme',
  ],
  title: ['titre', 'intitule', 'nom', 'objet', 'libelle'],
  acronym: ['sigle', 'acronyme'],
  summary: ['resume', 'presentation courte', 'activite', 'objet'],
  'address.street': [
    'adresse',
    'rue',
    'voie',
    'adresse 1',
    'adresse1',
    'adresse postale',
    'numero voie',
    'adresse siege',
  ],
  'address.complement': ['complement', 'complement adresse', 'adresse 2', 'adresse2', 'lieu dit'],
  'address.postalCode': ['cp', 'code postal', 'codepostal', 'cpostal'],
  'address.commune': ['commune', 'ville', 'localite', 'nom commune', 'bureau distributeur'],
  'address.inseeCode': ['insee', 'code insee', 'codeinsee', 'code commune', 'depcom'],
  'geo.lat': ['lat', 'latitude', 'y', 'coord y'],
  'geo.lon': ['lon', 'lng', 'long', 'longitude', 'x', 'coord x'],
  'contact.email': ['mail', 'email', 'e mail', 'courriel', 'mel', 'adresse mail', 'adresse electronique'],
  'contact.phone': ['tel', 'telephone', 'tel fixe', 'phone', 'numero telephone', 'portable', 'mobile'],
  website: ['site', 'site web', 'site internet', 'url', 'web', 'www', 'page web'],
  openingHours: ['horaires', 'horaires ouverture', 'heures ouverture', 'ouverture'],
  siret: ['siret', 'numero siret', 'n siret'],
  siren: ['siren', 'numero siren'],
  rna: ['rna', 'numero rna', 'waldec'],
  naf: ['naf', 'ape', 'code naf', 'code ape'],
  legalForm: ['forme juridique', 'statut juridique'],
  typology: ['type', 'categorie', 'code typo', 'typologie', 'type structure'],
  labels: ['label', 'labels', 'code label', 'agrement', 'agrements'],
  welcome: ['accueil', 'mode accueil', 'code accomp', 'accompagnement'],
  themes: ['theme', 'themes', 'thematique', 'thematiques', 'domaine'],
  keywords: ['mots cles', 'tags'],
  foundingYear: ['annee creation', 'creation'],
  verifiedOn: ['mise jour', 'date maj', 'maj', 'date mise jour', 'derniere mise jour', 'verifie'],
  start: ['debut', 'date', 'date debut', 'quand', 'jour', 'start', 'begin', 'start date'],
  end: ['fin', 'date fin', 'end', 'end date'],
  organisers: ['organisateur', 'organisateurs', 'organise par', 'organisatrice', 'porteur', 'organizer'],
  'price.details': ['prix', 'tarif', 'tarifs', 'entree', 'price'],
  status: ['statut', 'etat', 'status'],
  registration: ['inscription', 'inscriptions', 'reservation', 'reservations', 'billetterie'],
  'links.1.url': ['lien', 'liens', 'url', 'site', 'site web', 'site internet', 'page web'],
  validThrough: ['fin', 'date limite', 'valable jusqu', 'echeance'],
  place: ['lieu', 'salle', 'nom lieu', 'endroit', 'location', 'place'],
};

/** Hours that stand in a column of their own, beside that of the day. */
export const HOURS = {
  start: ['heure', 'heures', 'heure debut', 'horaire', 'horaires', 'debut heure', 'start time', 'time'],
  end: ['heure fin', 'fin heure', 'horaire fin', 'end time'],
} as const;

export const BODY = [
  'description',
  'presentation',
  'texte',
  'descriptif',
  'commentaire',
  'commentaires',
  'remarques',
  'activites',
];
export const DEPARTMENT = ['departement', 'dep', 'dept', 'code departement', 'code dep', 'num dep'];
export const IDENTIFIER = ['id', 'identifiant', 'ident', 'uid', 'uuid', 'code', 'numero', 'reference', 'ref'];
/** Words that say nothing of what a column holds. */
const EMPTY_WORDS = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'a', 'un', 'une', 'en', 'n']);
const VAGUE_WORDS = new Set([
  'contact',
  'structure',
  'lieu',
  'asso',
  'association',
  'organisme',
  'siege',
  'public',
]);

export function matches(column: string, { path, field }: Leaf, vague: boolean): boolean {
  const known = [
    ...(USUAL[path] ?? []),
    ...wordsOf(field).map(bare),
    ...(path.includes('.') ? [] : [bare(path)]),
  ];
  const name = bare(column);
  if (known.includes(name)) return true;
  if (!vague) return false;
  const short = name
    .split(' ')
    .filter((word) => !VAGUE_WORDS.has(word))
    .join(' ');
  return short !== '' && known.includes(short);
}

/** `Nom_de_la structure` → « nom structure » */
export function bare(text: string): string {
  const words = fold(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).split(/[^a-z0-9]+/);
  return words.filter((word) => word && !EMPTY_WORDS.has(word)).join(' ');
}
