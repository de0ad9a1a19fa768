/** The bytes of a photo, on their way to the laptop of the workshop. */

export interface Arrived {
  path: string;
  href: string;
}

/** Not taken, in the laptop's words: it is of no use to try again. */
export class Refused extends Error {
  /** The session has ended: once somebody is in again it is sent again. */
  readonly isForNow: boolean;

  constructor(message: string, isForNow: boolean) {
    super(message);
    this.isForNow = isForNow;
  }
}

/** @throws Refused, or Error where the network failed: to be tried again */
export function upload(
  address: string,
  token: string,
  photo: Blob,
  onProgress: (percent: number) => void,
): Promise<Arrived> {
  return new Promise((resolve, reject) => {
    // The one that tells how far it is.
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('X-Jeton', token);
    request.setRequestHeader('Content-Type', photo.type || 'image/jpeg');
    request.timeout = 120_000;
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(Math.round((100 * loaded) / total)),
    );
    const again = () => reject(new Error('network'));
    request.addEventListener('error', again);
    request.addEventListener('timeout', again);
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      if (status >= 500 || status === 429) return again();
      const isForNow = status === 401 || status === 403;
      try {
        const arrived = JSON.parse(responseText) as Partial<Arrived> & { error?: string };
        if (status >= 200 && status < 300 && arrived.path && arrived.href) resolve(arrived as Arrived);
        else reject(new Refused(arrived.error || '', isForNow));
      } catch {
        reject(new Refused('', isForNow));
      }
    });
    request.send(photo);
  });
}
