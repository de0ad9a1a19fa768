import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pur',
          include: ['tests/{unit,conformance}/**/*.test.ts', 'tests/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'construit',
          include: ['tests/{build,browser}/**/*.test.ts'],
          globalSetup: ['tests/setup/sample.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // A busy machine takes more than the second that `expect.poll` waits of itself.
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          // Long: hostile corpora, kills, full disks, forges, audits, journeys whole. `npm run test:long`, the
          // second step of CI.
          name: 'long',
          include: process.env.CORDEE_LONG ? ['tests/{hostile,long}/**/*.test.ts'] : [],
          globalSetup: ['tests/setup/sample.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
    // Two cores: more at once only makes browsers wait.
    maxWorkers: 2,
  },
});
