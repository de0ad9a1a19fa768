/** The page of `/admin/`: it starts the editor, and says what to do where scripts do not run. */
import type { Compiled } from './compile.ts';

interface PageOptions {
  /** Of the portal. */
  name: string;
  compiled: Pick<Compiled, 'script' | 'styles'>;
  /** For the `<meta>`: hosts that give headers give the same. */
  policy: string;
}

export const adminPage = ({ name, compiled, policy }: PageOptions): string => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex, nofollow">
    <meta name="color-scheme" content="light">
    <title>Publier sur ${escaped(name)}</title>
    <link rel="icon" href="../favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="../theme.css">
${compiled.styles.map((path) => `    <link rel="stylesheet" href="${path}">`).join('\n')}
  </head>
  <body>
    <noscript>
      <style>#nc-root { display: none }</style>
      <p class="starting">L’éditeur a besoin de JavaScript, qui ne marche pas dans ce navigateur. On peut contribuer autrement : <a href="../proposer/">Proposer une info</a>.</p>
    </noscript>
    <div id="nc-root"><p class="starting">L’éditeur se prépare…</p></div>
    <script type="module" src="${compiled.script}"></script>
  </body>
</html>
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
