/** Which form is shown: another entry is another form, and a new one that was just saved is the same. */
import { state } from './store.ts';

let last = { path: '', key: '' };
let forms = 0;

/** @param path `/collections/actors/entries/x`, or `…/new` */
export function formKey(path: string): string {
  if (path === last.path) return last.key;
  const slug = (state().entryDraft.getIn(['entry', 'slug']) as string | undefined) ?? '';
  const isOwn =
    slug !== '' && last.path.endsWith('/new') && path === last.path.replace(/new$/, `entries/${slug}`);
  last = { path, key: isOwn ? last.key : `form-${++forms}` };
  return last.key;
}
