/** The process that renders the pages of a workshop: `node pages-process.ts <base>`, spoken to by pages.ts alone. */
import { compileApp } from '../../src/site/build/compile.ts';
import type { PageAnswer, PageOrder } from './pages.ts';

const base = process.argv[2] ?? '';
const compiled = compileApp(base);
// Told with the first page that is asked for.
compiled.catch(() => {});

const say = (answer: PageAnswer): void => {
  process.send?.(answer);
};

process.on('message', (order: PageOrder) => {
  render(order).then(
    (html) => say({ id: order.id, html }),
    (error: unknown) =>
      say({ id: order.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
// Ctrl+C reaches all processes of a terminal: this one ends when the server has closed what it has to.
process.on('SIGINT', () => {});

async function render({ model }: PageOrder): Promise<string> {
  const app = await compiled;
  // All of them are one route, whatever their address.
  const response = await app.render(new Request(`http://portal.invalid${base}/atelier/page/`), {
    locals: { workshop: model },
  });
  if (!response.ok) throw new Error(`${model.kind}: ${response.status}`);
  return response.text();
}
