/** « Terminer l’atelier », its summary, what is taken away, what is erased. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Hono } from 'hono';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { badRequest } from '../../../server/refused.ts';
import type { FinishReport } from '../../types.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Env, Parts } from '../context.ts';
import { readInput } from '../input.ts';
import { messageModel } from '../models/base.ts';
import { endModel, summaryModel } from '../models/end.ts';
import { zipOf } from '../zip.ts';

export function endRoutes(app: Hono<Env>, parts: Parts): void {
  const { workshop, root } = parts;
  /** Of the last time that it was asked for, since the start. */
  let report: FinishReport | undefined;
  let isExported = false;

  app.get('/atelier/fin', async (context) => {
    const asked = await ask(parts, context);
    return sendPage(context, parts, endModel(asked, await workshop.summary(), { report, isExported }));
  });
  app.post('/atelier/fin', async (context) => {
    const input = await readInput(context, context.var.token);
    const doing = input.text('faire', 20);
    if (doing === 'finish') {
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
  app.get('/atelier/export.zip', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'cordee-export-'));
    const end = () => rm(folder, { recursive: true, force: true });
    try {
      const whole = join(folder, 'export');
      const { taken } = await workshop.exportTo(whole);
      const { stream, size } = await zipOf(whole, `atelier-${workshop.info.day}`);
      // A download that was cut is no copy: nothing is then said to be safe.
      stream.on('end', () => {
        isExported = true;
        taken().catch(told);
      });
      stream.on('close', () => end().catch(told));
      return context.body(Readable.toWeb(stream) as ReadableStream, 200, {
        'Content-Type': 'application/zip',
        'Content-Length': String(size),
        'Content-Disposition': `attachment; filename="atelier-${workshop.info.day}.zip"`,
      });
    } catch (error) {
      await end();
      throw error;
    }
  });
}

/** Nobody waits for it any more. */
const told = (error: Error): void => console.error(`workshop: ${error.message}`);
