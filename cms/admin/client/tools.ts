/** Buttons at the foot of the form, within reach of a thumb. */
import { h } from './dom.ts';

const bar = h('div', { id: 'cordee-tools', role: 'region', 'aria-label': 'Autour de la fiche' });
const shown = new Map<string, HTMLButtonElement>();

export const mountTools = (): void => document.body.append(bar);

/** @param label absent: the button goes */
export function tool(id: string, label?: string, act: () => void = () => {}): void {
  shown.get(id)?.remove();
  shown.delete(id);
  if (label === undefined) return;
  const button = h('button', { type: 'button', class: id, click: act }, label);
  shown.set(id, button);
  bar.append(button);
}
