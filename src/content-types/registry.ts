/**
 * The nine kinds of contribution. A new kind is a folder beside these, a line here, and its pages:
 * it then has a collection, forms, cards, facets, feeds, and the conformance tests.
 */
import type { ContentType, DataOfType } from '../schema/content-type.ts';
import { actor } from './actor/index.ts';
import { article } from './article/index.ts';
import { event } from './event/index.ts';
import { listing } from './listing/index.ts';
import { page } from './page/index.ts';
import { question } from './question/index.ts';
import { resource } from './resource/index.ts';
import { territory } from './territory/index.ts';
import { theme } from './theme/index.ts';

/** In the order in which people think of them: menus, plans and reports follow it. */
export const registry = { actor, event, article, listing, resource, question, theme, territory, page };

export type TypeName = keyof typeof registry;
export type Data<N extends TypeName = TypeName> = DataOfType<(typeof registry)[N]>;

export const TYPE_NAMES = Object.keys(registry) as TypeName[];

/** A type seen from outside, whatever its fields. */
export function typeOf(name: TypeName): ContentType {
  return registry[name] as unknown as ContentType;
}

/** The type whose files live in this folder. */
export function typeOfFolder(folder: string): TypeName | undefined {
  return TYPE_NAMES.find((name) => registry[name].folder === folder);
}
