import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pur',
          include: ['tests/{unit,conformance}/**/*.test.ts', 'tests/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'construit',
          include: ['tests/{build,browser}/**/*.test.ts'],
          globalSetup: ['tests/setup/sample.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    // Two cores: more at once only makes browsers wait.
    maxWorkers: 2,
  },
});
