/** sRGB (IEC 61966-2-1) as hex texts and as linear light. Channels are numbers from 0 to 1. */

export type Channels = readonly [red: number, green: number, blue: number];

/**
 * `#0a7`, `#00aa77` or `#00aa77ff` → channels as written, gamma-encoded, 0 to 1; undefined for anything else.
 * An alpha is left out: a colour of ours is opaque.
 */
export function parseHex(hex: string): Channels | undefined {
  const digits = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(hex)?.[1];
  if (digits === undefined) return undefined;
  const size = digits.length < 6 ? 1 : 2;
  const channel = (index: number) => {
    const part = digits.slice(index * size, (index + 1) * size);
    return Number.parseInt(size === 1 ? part + part : part, 16) / 255;
  };
  return [channel(0), channel(1), channel(2)];
}

/** Linear-light channels → `#rrggbb`; what is outside 0 to 1 is clipped. */
export function linearToHex(linear: Channels): string {
  const byte = (value: number) => Math.round(Math.min(1, Math.max(0, encode(value))) * 255);
  return `#${linear.map((value) => byte(value).toString(16).padStart(2, '0')).join('')}`;
}

/** Gamma-encoded channels → linear light. */
export const toLinear = ([red, green, blue]: Channels): Channels => [
  decode(red),
  decode(green),
  decode(blue),
];

const decode = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const encode = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
