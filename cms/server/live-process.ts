/** The process that keeps the served portal up to date, with the editor beside its pages. */
import { runLive } from '../../src/site/live/process.ts';
import { clientFiles, compileEditor, portalFiles } from '../admin/build.ts';

runLive(async (portal, writer) => {
  const editor = await compileEditor();
  // Whatever the portal says of the place where it lives: here the editor speaks to this server.
  for (const { path, content } of [
    ...portalFiles(portal, editor, { backend: 'store' }),
    ...clientFiles(editor),
  ])
    writer.write(`/admin/${path}`, content);
});
