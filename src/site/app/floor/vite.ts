/** Vite, told to compile styles and scripts for the browsers of `targets.ts`. */
import cascadeLayers from '@csstools/postcss-cascade-layers';
import nesting from 'postcss-nesting';
import type { Plugin, UserConfig } from 'vite';
import { floorPlugin } from './plugin.ts';
import { TARGETS } from './targets.ts';

/**
 * Sources are modern CSS. Nesting, then logical sides and new values, then layers are taken away by PostCSS, on the
 * one sheet that Vite makes of all; Lightning CSS then lowers `light-dark()` and the rest, and minifies.
 */
export const floorStyles: Pick<UserConfig, 'css' | 'build'> = {
  css: { postcss: { plugins: [nesting(), floorPlugin(), cascadeLayers()] } },
  build: { cssTarget: TARGETS },
};

/** Astro compiles what browsers run for the newest ones, and reads no setting for it: this comes after. */
export function floorScripts(): Plugin {
  return {
    name: 'portal-floor',
    configEnvironment: (name) => (name === 'client' ? { build: { target: TARGETS } } : undefined),
  };
}
