/** Whether a menu entry leads to this page, or to the section that it belongs to. */
export function currentOf(href: string, address: string, base: string): 'page' | 'true' | undefined {
  const path = withoutBase(href, base);
  const here = withoutBase(address, base);
  if (path === here) return 'page';
  return path.length > 1 && here.startsWith(path) ? 'true' : undefined;
}

function withoutBase(href: string, base: string): string {
  return base !== '' && href.startsWith(`${base}/`) ? href.slice(base.length) : href;
}
