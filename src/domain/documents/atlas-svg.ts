/**
 * The actors of a scope as a picture (SVG). It is an image of its pages, where no style sheet reaches: its colours
 * are the portal's, by day as attributes, by night in its own styles, which follow those of the page around it.
 */
import { xmlText } from '../../lib/formats/xml.ts';
import { SMALL } from '../models/atlas.ts';
import type { AtlasPicture } from '../models/atlas.ts';
import type { MapArea, MapName } from '../models/types.ts';
import type { Palette } from '../palette.ts';

/** Each class by day and by night: fill and stroke. */
const colors = (palette: Palette): Record<string, { day: Ink; night: Ink }> => ({
  root: {
    day: { fill: palette['forest-91'], stroke: palette['forest-91'] },
    night: { fill: palette['forest-26'], stroke: palette['forest-26'] },
  },
  leaf: {
    day: { fill: palette['forest-91'], stroke: palette['stone-100'] },
    night: { fill: palette['forest-26'], stroke: palette['forest-17'] },
  },
  group: {
    day: { fill: 'none', stroke: palette['forest-50'] },
    night: { fill: 'none', stroke: palette['forest-68'] },
  },
  river: { day: { fill: 'none', stroke: '#7fb0c6' }, night: { fill: 'none', stroke: '#4a7d93' } },
  halo: {
    day: { fill: 'none', stroke: palette['stone-100'] },
    night: { fill: 'none', stroke: palette['forest-17'] },
  },
  dots: {
    day: { fill: 'none', stroke: palette['ember-50'] },
    night: { fill: 'none', stroke: palette['ember-83'] },
  },
  heap: {
    day: { fill: palette['stone-100'], stroke: palette['ember-50'] },
    night: { fill: palette['forest-17'], stroke: palette['ember-83'] },
  },
  count: {
    day: { fill: palette['ember-43'], stroke: 'none' },
    night: { fill: palette['ember-83'], stroke: 'none' },
  },
  name: {
    day: { fill: palette['forest-32'], stroke: palette['forest-91'] },
    night: { fill: palette['forest-91'], stroke: palette['forest-26'] },
  },
});

interface Ink {
  fill: string;
  stroke: string;
}

/** Of a dot and of the light around it, in units of the drawing. */
const DOT = 11;
const HALO = 15;
/** Of letters; on a phone, `SMALL` times more. */
const NAME = 18;

export function pictureSvg({ map, small, dots, heaps }: AtlasPicture, palette: Palette): string {
  const inks = colors(palette);
  const group = (name: string, inside: string, more = '') => {
    const { fill, stroke } = inks[name]!.day;
    return inside && `<g class="${name}" fill="${fill}" stroke="${stroke}"${more}>${inside}</g>`;
  };
  const paths = (level: MapArea['level']) =>
    map.areas
      .filter((area) => area.level === level && area.path)
      .map(({ path }) => `<path d="${path}"/>`)
      .join('');
  const points = dots.map(([x, y]) => `M${x} ${y}h0`).join('');
  const spot = points && `<path d="${points}"/>`;
  const round = ' stroke-linecap="round" stroke-linejoin="round"';
  const night = Object.entries(inks)
    .map(([name, ink]) => `.${name}{fill:${ink.night.fill};stroke:${ink.night.stroke}}`)
    .join('');
  const radius = (count: number) => 12 + 3 * Math.log2(count);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${map.width}" height="${map.height}" viewBox="0 0 ${map.width} ${map.height}">`,
    `<style>@media screen and (max-width:440px){.wide{display:none}.small{display:inline}}@media screen and (prefers-color-scheme:dark){${night}}</style>`,
    group('root', paths('root'), ` stroke-width="6"${round}`),
    group('leaf', paths('leaf'), ` stroke-width="1.5"${round}`),
    group('group', paths('group'), ` stroke-width="2"${round}`),
    group('river', map.rivers.map((path) => `<path d="${path}"/>`).join(''), ` stroke-width="2"${round}`),
    group('halo', spot, ` stroke-width="${HALO}"${round}`),
    group('dots', spot, ` stroke-width="${DOT}"${round}`),
    group(
      'heap',
      heaps.map(({ x, y, count }) => `<circle cx="${x}" cy="${y}" r="${radius(count).toFixed()}"/>`).join(''),
      ' stroke-width="2.5"',
    ),
    group(
      'name',
      `<g class="wide" font-size="${NAME}">${namesOf(map.areas)}</g>` +
        `<g class="small" font-size="${NAME * SMALL}" display="none">${namesOf(small)}</g>`,
      ` stroke-width="4" paint-order="stroke" stroke-linejoin="round" font-family="system-ui,sans-serif" font-weight="600"`,
    ),
    group(
      'count',
      heaps.map(({ x, y, count }) => `<text x="${x}" y="${y + 6}">${count}</text>`).join(''),
      ' text-anchor="middle" font-family="system-ui,sans-serif" font-size="16" font-weight="700"',
    ),
    '</svg>\n',
  ].join('');
}

const namesOf = (areas: readonly { label: string; name?: MapName | undefined }[]): string =>
  areas
    .flatMap(({ name, label }) =>
      name
        ? `<text x="${name.x}" y="${name.y}"${name.anchor === 'start' ? '' : ` text-anchor="${name.anchor}"`}>${xmlText(label)}</text>`
        : [],
    )
    .join('');
