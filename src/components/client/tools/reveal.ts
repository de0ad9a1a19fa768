/** What not every browser can do waits in a template. */
export function reveal(root: ParentNode, selector: string): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>(`template${selector}`))
    template.replaceWith(template.content);
}

/** Escape closes a panel and gives its button the focus back; a press elsewhere closes it too. */
export function closable(panel: HTMLDetailsElement): void {
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.open) return;
    // A panel within a panel closes alone.
    event.stopPropagation();
    panel.open = false;
    panel.querySelector('summary')?.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (!panel.contains(target as Node)) panel.open = false;
  });
}

export function onPress(root: ParentNode, tool: string, action: (button: HTMLButtonElement) => void): void {
  const button = root.querySelector<HTMLButtonElement>(`button[data-tool=${tool}]`);
  button?.addEventListener('click', () => action(button));
}
