/**
 * What is changed of Decap's own code as it is bundled, each with its reason. A patch that no longer finds its place
 * stops the compilation: a new version of Decap is read again before it is used.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

interface Patch {
  /** The end of the file's path. */
  file: string;
  why: string;
  find: string;
  put: string;
}

const ours = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));

const CORE = 'decap-cms-core/dist/esm';

export const PATCHES: readonly Patch[] = [
  {
    file: `${CORE}/backend.js`,
    why: 'The name of a page is the portal’s own: œ and apostrophes read as letters, eighty signs at most. Decap’s has no limit.',
    find: 'slug = slugFormatter(collection, entryData, slugConfig);',
    put: `slug = portalSlug(slugFormatter(collection, entryData, slugConfig));`,
  },
  {
    file: `${CORE}/backend.js`,
    why: 'A name that is taken becomes `-1` without a word: the store offers the entry that has it; on a forge, it is said.',
    find: 'while (usedSlugs.includes(uniqueSlug) ||',
    put: `if (this.backendName === 'cordee') return slug;
    while (usedSlugs.includes(uniqueSlug) ||`,
  },
  {
    file: `${CORE}/backend.js`,
    why: 'The same, on a forge: nothing is written under another name.',
    find: "uniqueSlug = `${slug}${sanitizeChar(' ', slugConfig)}${i++}`;",
    put: 'throw nameTaken(collection.get("name"), slug);',
  },
  {
    file: `${CORE}/backend.js`,
    why: 'Decap’s own backup gives back an empty form and then overwrites itself with it (#5055, #5470, #6989): form.ts keeps the text.',
    find: 'async getLocalDraftBackup(collection, slug) {',
    put: 'async getLocalDraftBackup(collection, slug) { return {};',
  },
  {
    file: `${CORE}/backend.js`,
    why: 'The same.',
    find: 'async persistLocalDraftBackup(entry, collection) {',
    put: 'async persistLocalDraftBackup(entry, collection) { return;',
  },
  {
    file: `${CORE}/backend.js`,
    why: 'The imports of the above.',
    find: 'export class LocalStorageAuthStore {',
    put: `import { portalSlug, nameTaken } from ${ours('client/slug.ts')};
export class LocalStorageAuthStore {`,
  },
  ...['actions/entries.js', 'actions/editorialWorkflow.js'].flatMap((file) => [
    {
      file: `${CORE}/${file}`,
      why: 'Where the form itself stops a save, Decap says nothing, or a few words that go away: the list stays, with its links.',
      find: 'if (!fieldsErrors.isEmpty()) {',
      put: 'if (!fieldsErrors.isEmpty()) { showFieldErrors(fieldsErrors.toJS());',
    },
    {
      file: `${CORE}/${file}`,
      why: 'The import of the above.',
      find: "import { navigateToEntry } from '../routing/history';",
      put: `import { navigateToEntry } from '../routing/history';
import { showFieldErrors } from ${ours('client/panels/problems.ts')};`,
    },
  ]),
  {
    file: `${CORE}/actions/entries.js`,
    why: 'A list whose items have a default begins with one item, which then lacks all the rest: nobody asked for it.',
    find: 'if (!isEmptyDefaultValue(subDefaultValue)) {',
    put: 'if (!list && !isEmptyDefaultValue(subDefaultValue)) {',
  },
  {
    file: `${CORE}/components/Editor/Editor.js`,
    why: 'What is typed while a new entry is being saved is not saved: going from « new » to its own address is not leaving it.',
    find: `if (this.props.hasChanged) {
        return leaveMessage;`,
    put: `const isSaved = this.props.location.pathname === newEntryPath && location.pathname.startsWith(newEntryPath.replace(/new$/, 'entries/'));
      if (this.props.hasChanged && !isSaved) {
        return leaveMessage;`,
  },
  {
    file: `${CORE}/components/App/App.js`,
    why: 'From one entry straight to another, by its address or a link, Decap kept the first in the form of the second.',
    find: `              ...props,
              newRecord: true
            })`,
    put: `              ...props,
              newRecord: true
            }, formKey(props.location.pathname))`,
  },
  {
    file: `${CORE}/components/App/App.js`,
    why: 'The same.',
    find: `render: props => _jsx(Editor, {
              ...props
            })`,
    put: `render: props => _jsx(Editor, {
              ...props
            }, formKey(props.location.pathname))`,
  },
  {
    file: `${CORE}/components/App/App.js`,
    why: 'The import of the above.',
    find: "import Editor from '../Editor/Editor';",
    put: `import Editor from '../Editor/Editor';
import { formKey } from ${ours('client/which-form.ts')};`,
  },
  {
    file: `${CORE}/components/MediaLibrary/MediaLibrary.js`,
    why: 'After a file that was refused, the first picture of the library was chosen in its place.',
    find: `await persistMedia(file, {
        privateUpload,
        field
      });
      this.setState({
        isPersisted: true
      });`,
    put: `const done = await persistMedia(file, {
        privateUpload,
        field
      });
      this.setState(done && done.type !== 'MEDIA_PERSIST_FAILURE' ? { isPersisted: true } : { selectedFile: {} });`,
  },
  {
    file: `${CORE}/actions/mediaLibrary.js`,
    why: 'A file that is no picture fell in English, or was taken without being shown: it is refused where it is chosen.',
    find: 'const files = selectMediaFiles(state, field);\n    const fileName = sanitizeSlug(',
    put: `try {
      await checkChosen(file);
    } catch (error) {
      dispatch(addNotification({ message: notTaken(file, error), type: 'error', dismissAfter: 8000 }));
      return;
    }
    const files = selectMediaFiles(state, field);
    const fileName = sanitizeSlug(`,
  },
  {
    file: `${CORE}/actions/mediaLibrary.js`,
    why: 'The same, for what a browser cannot open.',
    find: 'message: `Failed to persist media: ${error}`,',
    put: 'message: notTaken(file, error),',
  },
  {
    file: `${CORE}/actions/mediaLibrary.js`,
    why: 'In French.',
    find: '`${existingFile.name} already exists. Do you want to replace it?`',
    put: '`Une photo s’appelle déjà ${existingFile.name}. La remplacer ?`',
  },
  {
    file: `${CORE}/actions/mediaLibrary.js`,
    why: 'The import of the above.',
    find: 'export function persistMedia(',
    put: `import { checkChosen, notTaken } from ${ours('client/chosen.ts')};
export function persistMedia(`,
  },
  {
    file: 'decap-cms-widget-object/dist/esm/ObjectControl.js',
    why: 'A group that may be left out and is empty lacks nothing: Decap asks for its required fields all the same.',
    find: `      if (control?.innerWrappedControl?.validate) {
        control.innerWrappedControl.validate();`,
    put: `      if (isLeftOut(this.props) && !control?.innerWrappedControl?.validate) {
        control?.props?.onValidate?.([]);
      } else if (control?.innerWrappedControl?.validate) {
        control.innerWrappedControl.validate();`,
  },
  {
    file: 'decap-cms-widget-object/dist/esm/ObjectControl.js',
    why: 'The import of the above.',
    find: 'export default class ObjectControl',
    put: `import { isLeftOut } from ${ours('client/left-out.ts')};
export default class ObjectControl`,
  },
  ...[
    ["gray: '#798291',", "gray: '#565e6b',"],
    ["blue: '#3a69c7',", "blue: '#2f56a6',"],
    ["red: '#ff003b',", "red: '#c1002c',"],
    ["teal: '#17a2b8',", "teal: '#0f6b7a',"],
  ].map(([find, put]) => ({
    file: 'decap-cms-ui-default/dist/esm/styles.js',
    why: 'Decap’s colours are read by few people in the sun: each has 4.5:1 on its grounds (WCAG 1.4.3).',
    find: find!,
    put: put!,
  })),
  {
    file: `${CORE}/components/App/Header.js`,
    why: 'The same.',
    find: 'background:none;color:#7b8290;',
    put: 'background:none;color:#565e6b;',
  },
  {
    file: 'decap-cms-ui-default/dist/esm/styles.js',
    why: 'The letters of the portal.',
    find: `primary: \`
    system-ui,`,
    put: `primary: \`
    "Atkinson Hyperlegible Next Variable", system-ui,`,
  },
  {
    file: 'decap-cms-ui-default/dist/esm/Toggle.js',
    why: 'A switch without a value says neither on nor off.',
    find: '"aria-checked": isActive?.toString(),',
    put: '"aria-checked": String(Boolean(isActive)),',
  },
  {
    file: `${CORE}/components/Editor/EditorInterface.js`,
    why: 'The preview is the portal’s own page; Decap’s pane stays where there is no store.',
    find: "import EditorPreviewPane from './EditorPreviewPane/EditorPreviewPane';",
    put: `import EditorPreviewPane from ${ours('client/preview.ts')};`,
  },
  {
    file: `${CORE}/components/Editor/EditorInterface.js`,
    why: 'No room for two panes on a phone: a button opens the page over the form (mend.ts).',
    find: 'const rightPane = resolveRightPane(this.state.rightPane, {',
    put: 'const rightPane = window.innerWidth < 800 ? null : resolveRightPane(this.state.rightPane, {',
  },
  {
    file: `${CORE}/components/Editor/EditorControlPane/EditorControl.js`,
    why: 'What is wrong with a field has a name that the field can be tied to (mend.ts).',
    find: 'errors && _jsx(ControlErrorsList, {',
    put: 'errors && _jsx(ControlErrorsList, { id: `${this.uniqueFieldId}-errors`,',
  },
  {
    file: `${CORE}/components/Editor/EditorControlPane/EditorControl.js`,
    why: 'So has its hint.',
    find: 'fieldHint && _jsx(ControlHint, {',
    put: 'fieldHint && _jsx(ControlHint, { id: `${this.uniqueFieldId}-hint`,',
  },
  {
    file: `${CORE}/components/Editor/EditorControlPane/EditorControl.js`,
    why: 'A box without a role has no name to give; this one was « string field », in English, for a screen reader.',
    find: `"aria-label": t('editor.editorControl.field.widgetLabel', {
          widgetLabel: widgetName
        }),`,
    put: '',
  },
  {
    file: 'decap-cms-lib-util/dist/esm/APIUtils.js',
    why: 'What a forge keeps for ever and shows to everybody is in French, and names no product.',
    find: "DEFAULT_PR_BODY = 'Automatically generated by Decap CMS'",
    put: "DEFAULT_PR_BODY = 'Écrit dans l’éditeur du portail.'",
  },
  {
    file: 'decap-cms-lib-util/dist/esm/APIUtils.js',
    why: 'The same.',
    find: "MERGE_COMMIT_MESSAGE = 'Automatically generated. Merged on Decap CMS.'",
    put: "MERGE_COMMIT_MESSAGE = 'Publié depuis l’éditeur du portail.'",
  },
  {
    file: 'decap-cms-backend-gitlab/dist/esm/API.js',
    why: 'Squashed by GitLab, the commit would lose its own words for those above.',
    find: 'squash_commit_message: MERGE_COMMIT_MESSAGE,',
    put: 'squash_commit_message: `${mergeRequest.title}\n\n${MERGE_COMMIT_MESSAGE}`,',
  },
  {
    file: 'decap-cms-backend-forgejo/dist/esm/API.js',
    why: 'Forgejo gives trees by pages of a thousand entries: what came after them did not exist for the editor.',
    find: `const result = await this.request(\`\${repoURL}/git/trees/\${encodeURIComponent(treeSha)}\`, {
        // Use recursive tree when we need to filter by folder or deeper depth.
        params: useRecursive ? {
          recursive: 1
        } : {}
      });`,
    put: `const result = { tree: [] };
      for (let page = 1, more = true; more; page++) {
        const { tree, truncated } = await this.request(\`\${repoURL}/git/trees/\${encodeURIComponent(treeSha)}\`, {
          params: { page, ...(useRecursive ? { recursive: 1 } : {}) }
        });
        result.tree.push(...tree);
        more = truncated === true && tree.length > 0;
      }`,
  },
];

const NOTHING = '\0cordee:nothing';

/** `verify` throws where a patch found no place. */
export function patchDecap(): Plugin & { verify(): void } {
  const applied = new Set<Patch>();
  return {
    name: 'cordee:patches',
    enforce: 'pre',
    // Code in a text (`!!js/function`) is what it is for: no text of ours is code.
    resolveId: (id) => (id === 'esprima' ? NOTHING : undefined),
    load: (id) => (id === NOTHING ? 'export default undefined;' : undefined),
    transform(code, id) {
      const file = id.replaceAll('\\', '/').replace(/\?.*$/, '');
      const here = PATCHES.filter((patch) => file.endsWith(`/${patch.file}`));
      if (here.length === 0) return undefined;
      return { code: here.reduce((text, patch) => applyTo(text, patch, applied), code), map: null };
    },
    verify() {
      const missing = PATCHES.filter((patch) => !applied.has(patch));
      if (missing.length)
        throw new Error(`Decap’s files were not met: ${missing.map(({ file }) => file).join(', ')}`);
    },
  };
}

function applyTo(text: string, patch: Patch, applied: Set<Patch>): string {
  if (text.split(patch.find).length !== 2)
    throw new Error(
      `${patch.file} has changed: « ${patch.find} » is there ${text.split(patch.find).length - 1} times. ${patch.why}`,
    );
  applied.add(patch);
  return text.replace(patch.find, () => patch.put);
}
