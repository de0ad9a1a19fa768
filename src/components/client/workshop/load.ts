/** A script of its own that comes with a gesture, without the kilobyte by which Vite wraps an `import()`. */
export function load(href: string, onLoad: () => void, onError: () => void): void {
  const script = document.createElement('script');
  script.src = href;
  if (import.meta.env.DEV) {
    // Development serves modules alone, and a worker with more around it.
    script.src = href.replace(/\?.*/, '');
    script.type = 'module';
  }
  script.addEventListener('load', onLoad);
  script.addEventListener('error', onError);
  document.head.append(script);
}
