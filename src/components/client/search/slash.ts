/**
 * Whether `/` alone opens the search. Who speaks to the machine, or whose hand slips, may turn it off: WCAG 2.1.4
 * asks it of every shortcut of one sign. Kept in this browser alone, never in a cookie.
 */
const KEY = 'cordee-slash';

export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    // Storage is forbidden: it could not be turned off for good.
    return false;
  }
}

export function setSlash(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'non');
  } catch {
    // As above.
  }
}
