/** Photos that are read at the same time are few, whoever sends them; somebody slow keeps nobody waiting for long. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Gate } from '../../../cms/workshop/http/guard.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What has entered, by name, in order; and what makes each leave. */
async function queue(gate: Gate, sizes: Readonly<Record<string, number>>) {
  const inside: string[] = [];
  const leave: Record<string, () => void> = {};
  for (const [name, size] of Object.entries(sizes))
    void gate.enter(size).then((free) => {
      inside.push(name);
      leave[name] = free;
    });
  await vi.advanceTimersByTimeAsync(0);
  return { inside, leave, settle: () => vi.advanceTimersByTimeAsync(0) };
}

test('so much at once, then each in turn', async () => {
  const { inside, leave, settle } = await queue(new Gate(10, 1000), { a: 6, b: 4, c: 5, d: 1, e: 9 });
  expect(inside).toEqual(['a', 'b']);
  leave['b']!();
  leave['b']!();
  await settle();
  // The small one that came after waits for the one before it: nobody is passed by for ever.
  expect(inside).toEqual(['a', 'b']);
  leave['a']!();
  await settle();
  expect(inside).toEqual(['a', 'b', 'c', 'd']);
  leave['c']!();
  leave['d']!();
  await settle();
  expect(inside).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('what is larger than the room enters alone', async () => {
  const { inside, leave, settle } = await queue(new Gate(10, 1000), { a: 1, b: 50, c: 1 });
  expect(inside).toEqual(['a']);
  leave['a']!();
  await settle();
  expect(inside).toEqual(['a', 'b']);
});

test('somebody slow is let alone after a while, and counted once', async () => {
  const { inside, leave, settle } = await queue(new Gate(10, 1000), { slow: 10, b: 10, c: 10 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(inside).toEqual(['slow', 'b']);
  leave['slow']!();
  await settle();
  expect(inside).toEqual(['slow', 'b']);
  leave['b']!();
  await settle();
  expect(inside).toEqual(['slow', 'b', 'c']);
});
