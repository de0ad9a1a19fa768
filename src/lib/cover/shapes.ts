/** SVG elements as texts. */

/** Units of the drawing: 16:9. A wide strip shows the middle of its height alone, a narrow one that of its width. */
export const WIDTH = 640;
export const HEIGHT = 360;

/** How far a shape goes out of the drawing, so that its end is never seen. */
export const OUT = 12;

export const fill = (d: string, color: string, more = ''): string =>
  `<path d="${d}" fill="${color}"${more}/>`;

export const ground = (color: string): string => fill(`M0 0H${WIDTH}V${HEIGHT}H0z`, color);

/** A line with round ends. */
export const stroke = (d: string, color: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round"${more}/>`;

export const disc = (x: number, y: number, r: number, color: string, more = ''): string =>
  `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="${r}" fill="${color}"${more}/>`;

export const ellipse = (x: number, y: number, rx: number, ry: number, color: string): string =>
  `<ellipse cx="${Math.round(x)}" cy="${Math.round(y)}" rx="${rx}" ry="${ry}" fill="${color}"/>`;

export const opacity = (value: number): string => ` opacity="${value}"`;

/** Everything below a line that goes from side to side. */
export const under = (d: string): string => `${d}V${HEIGHT + OUT}H${-OUT}z`;
