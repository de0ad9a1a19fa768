/**
 * Fourteen characters that differ where texts do, for the names of files that caches keep: no secret, no proof.
 * Two FNV-1a hashes of 32 bits, from two beginnings (Fowler, Noll, Vo: offset basis 2166136261, prime 16777619).
 */
export function fingerprint(text: string): string {
  let [one, two] = [2166136261, 2654435761];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 16777619);
    two = Math.imul(two ^ (unit + i), 16777619);
  }
  const digits = (hash: number) => (hash >>> 0).toString(36).padStart(7, '0');
  return digits(one) + digits(two);
}
