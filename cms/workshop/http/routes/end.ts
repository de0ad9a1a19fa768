/** « Terminer l’atelier », its summary, what is taken away, what is erased. */
import type { Readable } from 'node:stream';
import { ReadableStream as WebStream } from 'node:stream/web';
import type { Hono } from 'hono';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { badRequest } from '../../../server/refused.ts';
import type { FinishReport } from '../../types.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Ctx, Env, Parts } from '../context.ts';
import { readInput } from '../input.ts';
import { messageModel } from '../models/base.ts';
import { endModel, summaryModel } from '../models/end.ts';
import { zipOf } from '../zip.ts';

export function endRoutes(app: Hono<Env>, parts: Parts): void {
  const { workshop, root } = parts;
  /** Of the last time that it was asked for, since the start: why it is not done, what came. */
  let report: FinishReport | undefined;

  app.get('/atelier/fin', async (context) => {
    const asked = await ask(parts, context);
    const [summary, progress] = [await workshop.summary(), await workshop.progress()];
    return sendPage(context, parts, endModel(asked, summary, { report, progress }));
  });
  app.post('/atelier/fin', async (context) => {
    const input = await readInput(context, context.var.token);
    const doing = input.text('faire', 20);
    if (doing === 'finish') {
      if (parts.remote !== undefined && !input.has('envoyer'))
        return context.redirect(`${root}/fin?fait=envoi-non`, 303);
      report = await workshop.finish(context.var.person, parts.remote);
      return context.redirect(`${root}/fin${report.later === undefined ? '?fait=fini' : ''}`, 303);
    }
    if (doing !== 'erase') throw badRequest('ce qui est à faire n’est pas dit');
    if (!input.has('oui')) return context.redirect(`${root}/fin?fait=efface-non`, 303);
    const asked = await ask(parts, context);
    const say = serverWords(asked.facts.site.locale);
    await workshop.erase();
    return sendPage(context, parts, messageModel(asked, say.titles.end, say.notices.erased, []));
  });
  app.get('/atelier/bilan', async (context) =>
    sendPage(context, parts, summaryModel(await ask(parts, context), await workshop.summary())),
  );
  app.get('/atelier/export.zip', (context) => download(context, parts));
}

async function download(context: Ctx, { workshop, onLog }: Parts): Promise<Response> {
  const name = `atelier-${workshop.info.day}`;
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${name}.zip"`,
  };
  const { method, signal } = context.req.raw;
  if (method === 'HEAD') return context.body(null, 200, headers);
  const { folder, taken, remove } = await workshop.exportAside();
  try {
    // Whoever asked has left meanwhile: nobody would read it.
    if (signal.aborted) {
      await remove();
      return context.body(null, 200, headers);
    }
    const { stream, size } = await zipOf(folder, name);
    const logged = (error: Error) => onLog(error.stack ?? error.message);
    // A download that was cut is no copy: nothing is then said to be safe.
    stream.on('end', () => void taken().catch(logged));
    stream.on('error', logged);
    stream.on('close', () => void remove().catch(logged));
    return context.body(bodyOf(stream, signal), 200, { ...headers, 'Content-Length': String(size) });
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Asked for piece by piece, so that nothing is given to a body that is closed (`Readable.toWeb` does, where its reader
 * leaves at the wrong moment: ERR_INVALID_STATE, which nobody can catch).
 * @param signal of the request: it ends what nobody began to read
 */
function bodyOf(stream: Readable, signal: AbortSignal): ReadableStream {
  const stop = () => stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  return WebStream.from<Uint8Array>(stream) as ReadableStream;
}
