/**
 * The page that is open, asked for again from its own server: a document of its own, in which nothing runs. What is
 * taken from it was escaped by the same templates as what is seen.
 */

/**
 * @returns nothing where it leads elsewhere now: a session that is over
 * @throws Error where the server does not answer, or not with the page
 */
export async function pageAgain(): Promise<Document | undefined> {
  const answer = await fetch(location.href, { credentials: 'same-origin', cache: 'no-store' });
  if (answer.redirected) return undefined;
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}
