/** What is around the dialog: the page behind it, the keyboard of a phone, its style sheet. */

/** Loads a style sheet once; done as well when it does not come. */
export function sheet(href: string): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
}

/** The page behind stays where it is; the place of its scroll bar is kept, so that nothing moves sideways. */
export function lockScroll(): () => void {
  const { documentElement: root } = document;
  const bar = innerWidth - root.clientWidth;
  root.style.overflow = 'hidden';
  if (bar > 0) root.style.paddingRight = `${bar}px`;
  return () => {
    root.style.overflow = '';
    root.style.paddingRight = '';
  };
}

/** The keyboard of a phone lies over the page without making it smaller: the dialog stays above it. */
export function fitKeyboard(dialog: HTMLElement): () => void {
  const { visualViewport } = window;
  if (!visualViewport) return () => {};
  const fit = (): void => {
    dialog.style.setProperty('--seen', `${visualViewport.height}px`);
    dialog.style.setProperty('--seen-top', `${visualViewport.offsetTop}px`);
  };
  fit();
  visualViewport.addEventListener('resize', fit);
  visualViewport.addEventListener('scroll', fit);
  return () => {
    visualViewport.removeEventListener('resize', fit);
    visualViewport.removeEventListener('scroll', fit);
  };
}
