/** The reply follows the reason that is chosen, until somebody writes in it: then it is replaced on demand alone. */
export function followReason(form: HTMLFormElement): void {
  const text = form.querySelector<HTMLTextAreaElement>('textarea')!;
  const replace = form.querySelector<HTMLButtonElement>('[data-replace]')!;
  const radios = [...form.querySelectorAll<HTMLInputElement>('input[name=raison]')];
  const ready = new Set(radios.map(({ dataset }) => dataset.text!));
  const chosen = (): string | undefined => radios.find(({ checked }) => checked)?.dataset.text;

  const offer = (): void => {
    const own = chosen();
    replace.hidden = own === undefined || text.value === own;
  };
  const write = (): void => {
    text.value = chosen() ?? '';
    offer();
  };
  const follow = (): void => {
    if (text.value.trim() === '' || ready.has(text.value)) write();
    else offer();
  };
  for (const radio of radios) radio.addEventListener('change', follow);
  text.addEventListener('input', offer);
  replace.addEventListener('click', () => {
    write();
    text.focus();
  });
  // A browser that came back fills in what was chosen before.
  addEventListener('pageshow', follow);
}
