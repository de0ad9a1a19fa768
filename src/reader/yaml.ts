/**
 * YAML as far as a contribution needs it: texts, lists and groups. What makes a small file an endless one,
 * what could reach the program's own objects and what runs code in some readers is refused by name.
 */
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { isAlias, parseDocument, visit } from 'yaml';
import type { Raw } from '../schema/validate.ts';

/** A construction that is not permitted; the message is for the contributor. */
export class YamlRefusal extends Error {
  override name = 'YamlRefusal';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const MAX_DEPTH = 8;
const MAX_NODES = 2000;
/** Half of a character, as `"\\ud800"` writes it: it has no address, and no file holds it. */
const HALF = /[\ud800-\udfff]/u;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The values of a YAML text, every scalar kept as it was written.
 * @throws YAMLException where it is not YAML, YamlRefusal where it holds what is not permitted
 */
export function readYaml(text: string): Raw {
  try {
    return read(text);
  } catch (error) {
    // Fifty thousand brackets exhaust the stack of any parser: that too is a depth.
    if (error instanceof RangeError || /nesting exceeded/.test((error as Error).message)) throw tooDeep();
    throw error;
  }
}

function read(text: string): Raw {
  if (/[&*]/.test(text) && hasAlias(text))
    throw new YamlRefusal(
      'alias',
      'les renvois de YAML (&nom et *nom) ne sont pas permis. Recopiez la valeur',
    );
  if (/(^|[\s[{,:-])!/m.test(text) && hasTag(text))
    throw new YamlRefusal('tag', 'les types de YAML (!!…) ne sont pas permis. Écrivez la valeur seule');
  const raw = load(text, { schema: FAILSAFE_SCHEMA }) as Raw;
  measure(raw);
  return raw;
}

const tooDeep = () =>
  new YamlRefusal(
    'depth',
    `trop de champs sont imbriqués (${MAX_DEPTH} niveaux au plus). Simplifiez l’en-tête`,
  );

/** Whether an anchor or an alias is really there: « Tom & Jerry » and « **gras** » in quotes are not. */
function hasAlias(text: string): boolean {
  return found(text, (node) => isAlias(node) || Boolean((node as { anchor?: string }).anchor));
}

const hasTag = (text: string): boolean =>
  found(text, (node) => Boolean((node as { tag?: string; source?: string }).tag) && isTagged(node));

/** The failsafe schema gives every node a tag of its own kind; one that was written is kept apart. */
function isTagged(node: unknown): boolean {
  const { tag } = node as { tag?: string };
  return !/^tag:yaml\.org,2002:(str|seq|map)$/.test(tag ?? '');
}

function found(text: string, is: (node: unknown) => boolean): boolean {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent', keepSourceTokens: false });
  let met = false;
  visit(document, (_key, node) => {
    if (node && typeof node === 'object' && is(node)) {
      met = true;
      return visit.BREAK;
    }
    return undefined;
  });
  return met;
}

/** @throws YamlRefusal beyond the limits */
function measure(raw: Raw): void {
  let nodes = 0;
  const look = (value: Raw, depth: number): void => {
    if (++nodes > MAX_NODES)
      throw new YamlRefusal(
        'nodes',
        `l’en-tête contient trop de valeurs (${MAX_NODES} au plus). Déplacez-en dans le texte`,
      );
    if (depth > MAX_DEPTH) throw tooDeep();
    if (typeof value === 'string') refuseHalf(value);
    if (value === null || typeof value !== 'object') return;
    for (const [key, inner] of Object.entries(value)) {
      refuseHalf(key);
      if (FORBIDDEN.has(key))
        throw new YamlRefusal('forbidden-key', `un champ ne peut pas s’appeler « ${key} ». Retirez-le`);
      look(inner, depth + 1);
    }
  };
  look(raw, 0);
}

/** @throws YamlRefusal */
function refuseHalf(text: string): void {
  if (HALF.test(text))
    throw new YamlRefusal(
      'damaged',
      `« ${text.replace(/[\p{C}]/gu, '').slice(0, 60)} » contient la moitié d’un signe, que rien n’affiche. Retapez ce passage`,
    );
}
