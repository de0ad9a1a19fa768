/** How the workshop answers: pages to people, JSON to scripts, whatever happens. Never a stack. */
import { SECURITY_HEADERS, guidePolicy, publicPolicy } from '../../../src/lib/security/csp.ts';
import type { WorkshopPageModel } from '../../../src/domain/models/workshop-types.ts';
import { serverWords } from '../../../src/i18n/workshop/server.ts';
import { escapeText } from '../../../src/lib/markdown/escape.ts';
import type { Refused } from '../../server/refused.ts';
import { refusalOf, unforeseen } from '../../server/refused.ts';
import type { Asked, Ctx, Parts } from './context.ts';
import { messageModel } from './models/base.ts';

/** A script asks, and not somebody who goes to a page. */
export function isCall({ req }: Ctx): boolean {
  if (req.header('x-jeton') !== undefined) return true;
  if (/^application\/json\b/i.test(req.header('content-type') ?? '')) return true;
  return /\.json$|\/(?:semblables|evenements)$/.test(req.path);
}

/** Of every answer: never kept, never framed, never run. A handler that says more keeps what it says. */
export function dress(context: Ctx): void {
  const headers = { ...SECURITY_HEADERS, 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store' };
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  // Photos are taken in a form.
  context.header('Permissions-Policy', 'microphone=(), geolocation=(), interest-cohort=()');
  if (!context.res.headers.has('content-security-policy'))
    context.header(
      'Content-Security-Policy',
      (context.get('hasFrame') ? guidePolicy : publicPolicy)({ asHeader: true }),
    );
}

export async function sendPage(
  context: Ctx,
  parts: Parts,
  model: WorkshopPageModel,
  status: 200 | 404 | Refused['status'] = 200,
): Promise<Response> {
  if ('frame' in model && model.frame !== undefined) context.set('hasFrame', true);
  return context.html(await parts.pages.render(model), status);
}

/**
 * What is not done, and why.
 * @param asked undefined where the portal itself is not there yet
 */
export async function sendError(
  context: Ctx,
  parts: Parts,
  error: Error,
  ask: () => Promise<Asked | undefined>,
): Promise<Response> {
  const known = refusalOf(error);
  if (!known) parts.onLog(error.stack ?? error.message);
  const { status, code, message, more } = known ?? unforeseen();
  if (status === 503) context.header('Retry-After', '2');
  if (isCall(context)) return context.json({ error: message, code, ...more }, status);
  try {
    const asked = await ask();
    if (asked) {
      const say = serverWords(asked.facts.site.locale);
      const title = status === 404 ? say.titles.missing : say.titles.refused;
      return await sendPage(context, parts, messageModel(asked, title, message), status);
    }
  } catch (second) {
    parts.onLog(second instanceof Error ? (second.stack ?? second.message) : String(second));
  }
  return context.html(plainPage(message, parts.root), status);
}

/** Where nothing renders pages. */
const plainPage = (text: string, root: string): string =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Atelier</title><main><h1>Atelier</h1><p>${escapeText(text)}</p><p><a href="${root}/">Accueil de l’atelier</a></p></main></html>\n`;
