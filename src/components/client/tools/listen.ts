/** A text read aloud by the browser's own voice, sentence by sentence. */
import { chunksOf } from './chunks.ts';

export type ReaderState = 'idle' | 'reading' | 'paused';

export interface Reader {
  /** Reads, goes on reading, or pauses. */
  toggle(): void;
  stop(): void;
}

/** Calls back once the browser has a voice for the language; voices may come after the page. */
export function whenVoice(lang: string, ready: () => void): void {
  // Old browsers have none.
  const voices = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
  if (!voices) return;
  const look = () => {
    if (!voiceFor(lang)) return;
    voices.removeEventListener?.('voiceschanged', look);
    ready();
  };
  voices.addEventListener?.('voiceschanged', look);
  look();
}

/** Android writes `fr_FR`. */
const voiceFor = (lang: string): SpeechSynthesisVoice | undefined =>
  speechSynthesis.getVoices().find((voice) => voice.lang.slice(0, 2) === lang.slice(0, 2));

/**
 * `text` is asked for when reading begins; `told` at each change. A pause stops and keeps the place: Android's own
 * pause never comes back.
 */
export function createReader(text: () => string, lang: string, told: (state: ReaderState) => void): Reader {
  let chunks: string[] = [];
  let at = 0;
  let state: ReaderState = 'idle';
  /** Kept, or Chrome collects it before it says that it has ended. */
  let spoken: SpeechSynthesisUtterance | undefined;

  function become(next: ReaderState): void {
    state = next;
    told(state);
  }
  function hush(next: ReaderState): void {
    spoken = undefined;
    speechSynthesis.cancel();
    become(next);
  }
  function speak(): void {
    const piece = chunks[at];
    if (piece === undefined) return hush('idle');
    const mine = new SpeechSynthesisUtterance(piece);
    mine.lang = lang;
    mine.voice = voiceFor(lang) ?? null;
    mine.addEventListener('end', () => {
      if (spoken !== mine) return;
      at++;
      speak();
    });
    mine.addEventListener('error', () => {
      if (spoken === mine) hush('idle');
    });
    spoken = mine;
    speechSynthesis.speak(mine);
  }
  function start(): void {
    if (state === 'idle') {
      chunks = chunksOf(text());
      at = 0;
    }
    speechSynthesis.cancel();
    become('reading');
    speak();
  }

  addEventListener('pagehide', () => {
    if (state !== 'idle') hush('idle');
  });
  return {
    toggle: () => (state === 'reading' ? hush('paused') : start()),
    stop: () => hush('idle'),
  };
}
