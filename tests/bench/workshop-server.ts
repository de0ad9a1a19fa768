/** The workshop that `workshop.ts` measures, over the content of the sample: it ends with who started it. */
import { copySample } from '../support/built.ts';
import { serveWorkshop } from '../support/workshop-served.ts';

const served = await serveWorkshop({ write: copySample, port: 5140 });
process.on('disconnect', () => {
  void served.close().then(() => process.exit());
});
process.send?.({ url: served.url });
