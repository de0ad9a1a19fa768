/** What stops the command before anything is written: a sentence, in French. */
export class TerritoriesError extends Error {
  override name = 'TerritoriesError';
}
