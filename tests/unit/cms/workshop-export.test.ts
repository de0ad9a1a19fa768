/** What was copied for a download and cannot be taken away is said in the log, and stops nobody. */
import type * as files from 'node:fs/promises';
import { rm } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { reviewer, stand } from '../../support/workshop-http.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  return { ...real, rm: vi.fn(real.rm) };
});

it('a copy that cannot be taken away after its download stops nothing', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  const claire = await reviewer(stand());
  vi.mocked(rm).mockRejectedValueOnce(new Error('EBUSY: resource busy or locked'));
  expect((await claire.get('/export.zip')).status).toBe(200);
  await vi.waitFor(() => expect(logged).toHaveBeenCalledWith('workshop: EBUSY: resource busy or locked'));
});
