import { expect, it } from 'vitest';
import { themeCss } from '../../../src/domain/documents/theme-css.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { readIcons } from '../../../src/reader/icons.ts';
import { NOW, md, snapshotOf } from '../../support/portal.ts';

const css = (() => {
  const snapshot = snapshotOf({
    'themes/manger.md': md('name: Manger\nicon: carrot'),
    'themes/rouler.md': md('name: Rouler\nicon: carot'),
    'themes/parler.md': md('name: Parler'),
  });
  const icons = readIcons(snapshot.entries).bodies;
  return themeCss(buildPortal({ snapshot, now: NOW, gazetteer: loadGazetteer, icons }));
})();

it('gives each theme its icon', () => {
  expect(css).toMatch(
    /\[data-theme="manger"\]\{--theme-icon:url\("data:image\/svg\+xml,%3Csvg [^"]+svg%3E"\)\}\n/,
  );
});

it.each(['rouler', 'parler'])('says that %s has none, so that it takes nobody else’s', (slug) => {
  expect(css).toContain(`[data-theme="${slug}"]{--theme-icon:initial}\n`);
});
