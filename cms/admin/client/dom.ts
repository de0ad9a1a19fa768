/** Small elements, without a library: what is asked of people must stand even where Decap's own tree falls. */
type Child = Node | string | undefined | false;
type Props = Record<string, string | boolean | undefined | ((event: Event) => void)>;

/** @param props attributes; a function is a listener of that event; `true` an attribute without a value */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child): child is Node | string => !!child));
  return element;
}

/** A modal dialog; its promise is the value of the button that closed it, '' for Escape. */
export function ask(
  title: string,
  content: Node[],
  buttons: { label: string; value: string; main?: boolean }[],
  { onSubmit }: { onSubmit?: (value: string) => Promise<string | undefined> } = {},
): Promise<string> {
  const alert = h('p', { class: 'alert', role: 'alert', hidden: true });
  const heading = h('h2', { id: `title-${Math.random().toString(36).slice(2)}` }, title);
  const form = h('form', { method: 'dialog' }, heading, ...content, alert);
  const dialog = h('dialog', { class: 'shell-dialog', 'aria-labelledby': heading.id }, form);
  form.append(
    h(
      'p',
      { class: 'buttons' },
      buttons.map(({ label, value, main }) => h('button', { value, class: main ? 'main' : 'other' }, label)),
    ),
  );
  document.body.append(dialog);
  const opener = document.activeElement;
  return new Promise((resolve) => {
    form.addEventListener('submit', (event) => {
      const value = (event.submitter as HTMLButtonElement | null)?.value ?? '';
      if (!onSubmit) return;
      event.preventDefault();
      void onSubmit(value).then((problem) => {
        if (!problem) return dialog.close(value);
        alert.hidden = false;
        alert.textContent = problem;
      });
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      resolve(dialog.returnValue);
    });
    dialog.showModal();
  });
}
