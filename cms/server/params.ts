/** What a request holds, read with care: it may come from anybody. */
import type { Context } from 'hono';
import { badRequest } from './refused.ts';

export type Params = Readonly<Record<string, unknown>>;

export const isParams = (value: unknown): value is Params =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws Refused where the body is no JSON object */
export async function readParams(context: Context): Promise<Params> {
  const value = parse(await context.req.text());
  if (!isParams(value)) throw badRequest('un objet est attendu');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('ce n’est pas du JSON');
  }
}

/** @throws Refused where it is no text, or a longer one */
export function textOf(params: Params, name: string, max = 500): string {
  const value = optionalText(params, name, max);
  if (value === undefined) throw badRequest(`il manque « ${name} »`);
  return value;
}

/** @throws Refused where it is there and no text */
export function optionalText(params: Params, name: string, max = 500): string | undefined {
  const value = own(params, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || value.length > max)
    throw badRequest(`« ${name} » n’est pas un texte court`);
  return value;
}

/** @throws Refused where it is no object */
export function objectOf(params: Params, name: string): Params {
  const value = own(params, name);
  if (!isParams(value)) throw badRequest(`il manque « ${name} »`);
  return value;
}

/** Empty where it is not there. @throws Refused where it is no list of objects */
export function listOf(params: Params, name: string, max = 50): Params[] {
  const value = own(params, name) ?? [];
  if (!Array.isArray(value) || value.length > max || !value.every(isParams))
    throw badRequest(`« ${name} » n’est pas une liste`);
  return value;
}

/** @throws Refused where it is no list of texts */
export function textsOf(params: Params, name: string, max = 50): string[] {
  const value = own(params, name) ?? [];
  if (!Array.isArray(value) || value.length > max || !value.every((one) => typeof one === 'string'))
    throw badRequest(`« ${name} » n’est pas une liste de textes`);
  return value as string[];
}

const own = (params: Params, name: string): unknown =>
  Object.hasOwn(params, name) ? params[name] : undefined;

/** Bytes in base64. @throws Refused where they are not */
export function bytesOf(params: Params, name = 'content'): Buffer {
  const text = textOf(params, name, Infinity);
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 && text.length > 0) throw badRequest(`« ${name} » n’est pas en base64`);
  return bytes;
}
