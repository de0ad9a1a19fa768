/** A network between phones and a laptop, which is cut at any byte, in either direction, as long as it is bad. */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface BadNetwork {
  port: number;
  /** Connections that were cut. */
  cuts: () => number;
  heal: () => void;
  close: () => Promise<void>;
}

/** @param chance of a number from 0 to 1: whether a connection is cut, and after how many bytes */
export async function badNetwork(to: number, chance: () => number): Promise<BadNetwork> {
  let [isBad, cuts] = [true, 0];
  const open = new Set<Socket>();
  const server = createServer((phone) => {
    const laptop = connect(to, '127.0.0.1');
    const both = [phone, laptop];
    const end = () => both.forEach((one) => one.destroy());
    let room = isBad && chance() < 0.25 ? Math.floor(chance() ** 2 * 6_000) : Infinity;
    for (const [from, into] of [
      [phone, laptop],
      [laptop, phone],
    ] as const) {
      open.add(from);
      from.on('close', () => {
        open.delete(from);
        end();
      });
      from.on('error', end);
      from.on('data', (chunk: Buffer) => {
        into.write(chunk.subarray(0, Math.min(chunk.length, room)));
        room -= chunk.length;
        if (room > 0) return;
        cuts++;
        // What was let through is on its way.
        setTimeout(end, 1);
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    heal: () => {
      isBad = false;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
