/** A Chromium of the machine: the one that is named, one of the PATH, or one where its installer puts it. */
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** What stops the command, in a sentence. */
export class PdfError extends Error {
  override name = 'PdfError';
}

export interface Machine {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  exists: (path: string) => boolean;
}

const THIS_MACHINE: Machine = { env: process.env, platform: process.platform, exists: existsSync };

/** Where people and their tools write the path of a browser. */
const NAMED = ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH', 'CORDEE_CHROMIUM'] as const;

const PROGRAMS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
  'brave-browser',
  'brave',
];

/**
 * The path of a Chromium, Chrome, Edge or Brave.
 * @throws PdfError where a variable names one that is not there, or where there is none: it says what to install
 */
export function findChromium(machine: Machine = THIS_MACHINE): string {
  const { env, exists } = machine;
  for (const name of NAMED) {
    const path = env[name];
    if (path && exists(path)) return path;
    if (path)
      throw new PdfError(
        `${name} désigne ${path}, qui n’existe pas. Donnez le chemin d’un Chromium, ou retirez ce réglage pour en chercher un.`,
      );
  }
  const found = [...onPath(machine), ...usualPlaces(machine)].find(exists);
  if (found) return found;
  throw new PdfError(
    `Il faut un Chromium pour faire des PDF, et il n’y en a pas ici. ${ADVICE[machine.platform] ?? ADVICE.linux} Ou donnez le chemin d’un Chrome, Edge ou Brave : CHROME_PATH=/chemin/du/navigateur.`,
  );
}

const ADVICE: Partial<Record<NodeJS.Platform, string>> & { linux: string } = {
  linux:
    'Debian, Ubuntu : sudo apt install chromium. Fedora : sudo dnf install chromium. Arch : sudo pacman -S chromium.',
  darwin: 'macOS : brew install --cask chromium, ou Chrome depuis https://www.google.com/chrome/.',
  win32: 'Windows : winget install Google.Chrome ; Edge, s’il est là, suffit.',
};

function onPath({ env, platform }: Machine): string[] {
  const isWindows = platform === 'win32';
  const { join, delimiter } = isWindows ? win32 : posix;
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const names = isWindows ? PROGRAMS.map((name) => `${name}.exe`) : PROGRAMS;
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

const MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'];

const WINDOWS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

/** Applications that no PATH knows. */
function usualPlaces({ env, platform }: Machine): string[] {
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
    return MAC.flatMap((name) => roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`));
  }
  if (platform !== 'win32') return ['/snap/bin/chromium'];
  const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
    (root) => root !== undefined,
  );
  return WINDOWS.flatMap((path) => roots.map((root) => win32.join(root, path)));
}
