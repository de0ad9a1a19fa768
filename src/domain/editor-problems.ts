/** What `editor` in `portal.yaml` lacks for the forge that it names: said by `check`, before anybody tries to log in. */
import { SETTINGS } from '../schema/settings.ts';
import { editorFaults } from '../schema/editor-settings.ts';
import type { Fields } from '../schema/field.ts';
import { inLocale } from '../schema/field.ts';
import { fieldAt } from '../schema/validate.ts';
import type { Problem } from '../schema/problem.ts';
import type { Portal } from './portal.ts';

export const editorProblems = ({ settings }: Pick<Portal, 'settings'>): Problem[] =>
  editorFaults(settings.editor).map(({ path, message }) => {
    const field = fieldAt(SETTINGS as Fields, path);
    return {
      severity: 'warning',
      code: 'editor',
      path,
      file: 'portal.yaml',
      ...(field ? { label: inLocale(field.label, 'fr') } : {}),
      message,
    };
  });
