/**
 * The oldest browsers for which the pages are made: those of 2020. Styles and scripts are compiled for them, and
 * tests/build/floor.test.ts holds what was built against the same list. Write here, nowhere else.
 */
export const FLOOR = { chrome: 80, firefox: 78, safari: 13, ios: 13 } as const;

/** The same, as Vite and esbuild name them: `chrome80`. */
export const TARGETS: string[] = Object.entries(FLOOR).map(([browser, version]) => `${browser}${version}`);
