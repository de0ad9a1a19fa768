/** The ways out: a mail that holds the text, or a file beside it where the text is long; the clipboard in any case. */
import type { FormWords } from '../../../i18n/form-words.ts';
import { mailto } from '../../../lib/mailto.ts';
import { copyText } from '../tools/copy.ts';

/** A mail longer than this is cut by some programs, in signs of its address. */
const MAIL = 1800;

export interface Sending {
  show(text: string, file: string): void;
  hide(): void;
}

export function prepareSending(root: HTMLElement, say: FormWords['send'], onDone: () => void): Sending {
  const section = root.querySelector<HTMLElement>('.sending')!;
  const status = section.querySelector<HTMLElement>('[role=status]')!;
  const field = section.querySelector('textarea')!;
  const part = <E extends HTMLElement>(name: string) => section.querySelector<E>(`[data-form=${name}]`);
  const { email = '', subject = '' } = root.dataset;
  let name = '';
  const file = () => new File([field.value], name, { type: 'text/plain' });
  const tell = (text: string) => (status.textContent = text);

  part('copy')!.addEventListener('click', async () => {
    tell((await copyText(field.value)) ? say.copied : say.copyFailed);
  });
  part<HTMLAnchorElement>('download')!.addEventListener('click', ({ currentTarget }) => {
    const link = currentTarget as HTMLAnchorElement;
    link.href = URL.createObjectURL(file());
    link.download = name;
    tell(say.saved);
  });
  part('share')!.addEventListener('click', () => {
    navigator.share({ files: [file()], title: subject }).then(
      () => tell(say.shared),
      // Changed their mind: nothing to say.
      () => undefined,
    );
  });
  part('done')!.addEventListener('click', () => {
    onDone();
    root.querySelector<HTMLElement>('.form-keep')!.textContent = say.thanks;
  });

  return {
    show(text, fileName) {
      name = fileName;
      field.value = text;
      const whole = mailto(email, subject, text);
      const isLong = encodeURI(whole).length > MAIL;
      section.querySelector<HTMLElement>('.sending-long')!.hidden = !isLong;
      const link = part<HTMLAnchorElement>('mail');
      if (link) link.href = isLong ? mailto(email, subject, say.attach.replace('{file}', name)) : whole;
      part('share')!.hidden = !canShare(file());
      tell('');
      section.hidden = false;
      section.focus();
      section.scrollIntoView();
    },
    hide() {
      section.hidden = true;
    },
  };
}

function canShare(file: File): boolean {
  try {
    return typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
  } catch {
    return false;
  }
}
