/** What people send, as drafts and corrections: nothing is lost, nothing that is there is written over. */
import { existsSync, readFileSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runReceive } from '../../../src/cli/receive/command.ts';
import { readMail } from '../../../src/cli/receive/mail.ts';
import { FORM_KINDS, formOf, questionsOf } from '../../../src/domain/forms/questions.ts';
import { writeProposal } from '../../../src/lib/proposal-text.ts';
import { contentOf, folderOf, md } from '../../support/portal.ts';

const ACTOR = `name: La Remise à neuf # la nôtre
summary: On répare.
contact: { email: bonjour@remise.example, phone: "04 65 71 20 40" }
address: { commune: Sarvenne }
updated: 2026-10-14`;

let content: string;
let inbox: string;
const contacts = () => join(inbox, '..', `${inbox.split('/').at(-1)}-contacts.csv`);

beforeEach(() => {
  vi.stubEnv('PORTAL_NOW', '2026-12-01T09:00');
  content = contentOf({
    'actors/la-remise-a-neuf.md': md(ACTOR, 'Le texte.'),
    'themes/bien-manger.md': md('name: Bien manger'),
  });
  inbox = folderOf({ '.keep': '' });
  writeFileSync(join(inbox, 'vide.jpg'), 'photo');
});

async function receive(options: { apply?: boolean; dryRun?: boolean } = {}, files = [inbox]) {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line.replace(/\u001b\[\d+m/g, ''));
  const code = await runReceive(
    files,
    { to: content, contacts: contacts(), ...options },
    { out: say, err: say },
  );
  return { code, said: lines.join('\n'), total: lines.find((line) => /propositions? reçues? :/.test(line)) };
}

const put = (name: string, text: string | Uint8Array) => writeFileSync(join(inbox, name), text);
const read = (path: string) => readFileSync(join(content, path), 'utf8');

const EVENT = writeProposal(
  'Proposition : un rendez-vous',
  [
    { label: 'Titre du rendez-vous', text: 'Café d’œuvre' },
    { label: 'Que s’y passe-t-il ?', text: 'On boit un café.' },
    { label: 'Jour', text: '05/01/2027' },
    { label: 'Heure de début', text: '18:00' },
    { label: 'Heure de fin', text: '20:00' },
    { label: 'Cela se répète ?', text: 'chaque mardi jusqu’en juin' },
    { label: 'Lieu', text: 'la remise à neuf' },
    { label: 'Prix', text: 'Prix libre' },
    { label: 'Votre nom ou un pseudonyme', text: '=cmd()' },
    { label: 'Comment vous joindre, vous', text: 'zoe@exemple.fr' },
  ],
  'Fin',
);

const correction = (...answers: [string, string][]) =>
  writeProposal(
    'Proposition : une correction',
    [['Adresse de la page', 'https://essai.example/annuaire/la-remise-a-neuf/'], ...answers].map(
      ([label, text]) => ({ label: label!, text: text! }),
    ),
    'Fin',
  );

describe('the questions of a form', () => {
  it.each(FORM_KINDS)('are told apart by their words: %s', (kind) => {
    for (const locale of ['fr', 'en']) {
      const labels = questionsOf(formOf(kind, { locale, themes: [] })).map(({ label }) => label);
      expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([]);
    }
  });
});

describe('a new entry', () => {
  it('is a draft with what was said, and who said it is elsewhere', async () => {
    put('cafe.txt', EVENT);
    const { code, total, said } = await receive();
    expect(code).toBe(1); // the hidden file
    expect(total).toMatch(/^2 propositions reçues : 1 brouillon écrit, .* 1 refusée\.$/);
    expect(read('events/cafe-d-oeuvre.md')).toBe(`---
title: Café d’œuvre
start: "2027-01-05 18:00"
end: "2027-01-05 20:00"
recurrence:
  freq: hebdomadaire
  byDay: [mardi]
  until: "2027-06-30"
place: la-remise-a-neuf
price:
  kind: prix-libre
published: "2026-12-01"
draft: oui
---

On boit un café.
`);
    expect(said).toContain('vide.jpg');
    const kept = readFileSync(contacts(), 'utf8');
    expect(kept).toContain("events/cafe-d-oeuvre.md;'=cmd();zoe@exemple.fr;non");
    for (const file of readdirSync(join(content, 'events')))
      expect(read(`events/${file}`)).not.toContain('zoe');
  });

  it('is not written twice, nor when it was published since', async () => {
    put('cafe.txt', EVENT);
    await receive();
    const first = read('events/cafe-d-oeuvre.md');
    expect((await receive()).total).toContain('0 brouillon écrit, 1 déjà là');
    writeFileSync(
      join(content, 'events/cafe-d-oeuvre.md'),
      first.replace('draft: oui\n', 'mode: en-presence\n'),
    );
    expect((await receive()).total).toContain('0 brouillon écrit, 1 déjà là');
    expect(readdirSync(join(content, 'events'))).toEqual(['cafe-d-oeuvre.md']);
    expect(readFileSync(contacts(), 'utf8').trim().split('\r\n')).toHaveLength(2);
  });

  it('never takes the place of one that bears its name', async () => {
    const before = read('actors/la-remise-a-neuf.md');
    put(
      'a.txt',
      writeProposal(
        'Proposition : une association',
        [
          { label: 'Nom de l’association ou du collectif', text: 'La remise à neuf' },
          { label: 'Commune', text: 'Vernasse' },
          { label: 'Thèmes', text: 'Bien manger' },
          { label: 'Téléphone à publier', text: '06 12' },
          { label: 'Horaires', text: 'mardi 9h-12h ; jeudi 14h-18h' },
        ],
        'Fin',
      ),
    );
    const { said } = await receive();
    expect(said).toContain('une fiche porte déjà ce nom : actors/la-remise-a-neuf.md');
    expect(read('actors/la-remise-a-neuf.md')).toBe(before);
    const draft = read('actors/la-remise-a-neuf-vernasse.md');
    expect(draft).toContain('themes: [bien-manger]');
    expect(draft).toContain('openingHours: "Tu 09:00-12:00; Th 14:00-18:00"');
    // What is no number is told, and in no file that git would keep.
    expect(draft).not.toContain('06 12');
    expect(said).toMatch(/Téléphone à publier : reçu « 06 12 », .*Absent du brouillon/);
  });

  it('is refused where nothing could be shown of it, with what is missing', async () => {
    put('sans-jour.txt', EVENT.replace(/# Jour\n05\/01\/2027\n\n/, ''));
    put('mauvais-jour.txt', EVENT.replace('05/01/2027', '31/02/2027'));
    const { said, total } = await receive();
    expect(said).toMatch(/refusé sans-jour\.txt : .*Jour : ce champ manque/);
    expect(said).toMatch(/refusé mauvais-jour\.txt : .*ce jour n’existe pas/);
    expect(total).toContain('3 refusées');
    expect(existsSync(join(content, 'events'))).toBe(false);
  });

  it('comes from a saved mail, once, and with its accents', async () => {
    const part = (type: string, encoding: string, body: string) =>
      `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
    const quoted = [...Buffer.from(EVENT.replaceAll('’', "'").replaceAll('œ', 'oe'), 'latin1')]
      .map((byte) =>
        byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte),
      )
      .join('');
    const head =
      'From: z@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n';
    put(
      'deux.eml',
      `${head}${part('text/plain; charset=utf-8', '8bit', 'Voir la pièce jointe.')}` +
        part('text/plain; name="../../x.txt"', 'base64', Buffer.from(EVENT).toString('base64')) +
        `${part('image/jpeg; name="a.jpg"', 'base64', 'AAAA')}--b--\r\n`,
    );
    put('latin.eml', `${head}${part('text/plain; charset=iso-8859-1', 'quoted-printable', quoted)}--b--`);
    const { said, total } = await receive();
    expect(total).toContain('2 brouillons écrits');
    expect(said).toContain('pièce jointe a.jpg');
    expect(readdirSync(join(content, 'events'))).toEqual(
      ['cafe-d-oeuvre-2027-01-05.md', 'cafe-d-oeuvre.md'].sort(),
    );
    expect(read('events/cafe-d-oeuvre.md')).toContain('Café d');
  });

  it('comes with others in one mail, in HTML, with a picture that has a French name', async () => {
    const second = EVENT.replace(
      'Café d’œuvre',
      'Bal &eacute;t&#233;&#xa0;: &laquo;&nbsp;là-haut&nbsp;&raquo;',
    );
    const html = `${EVENT}\n${second}`
      .split('\n')
      .map((line) => `<div>${line || '<br>'}</div>`)
      .join('');
    const part = (head: string, body: string) => `--b\r\n${head}\r\n\r\n${body}\r\n`;
    put(
      'deux.eml',
      `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part('Content-Type: text/html; charset=utf-8', html)}${part('Content-Type: image/jpeg; name="=?utf-8?Q?affiche_d=27=C3=A9t=C3=A9.jpg?="', 'x')}--b--`,
    );
    const { said, total } = await receive();
    expect(total).toContain('2 brouillons écrits');
    expect(readdirSync(join(content, 'events')).sort()).toEqual(['bal-ete-la-haut.md', 'cafe-d-oeuvre.md']);
    expect(read('events/bal-ete-la-haut.md')).toContain('Bal été : « là-haut »');
    expect(said).toContain('pièce jointe affiche d_été.jpg');
  });

  it('says that it was cut, where what is missing is needed', async () => {
    put('coupe.txt', EVENT.slice(0, EVENT.indexOf('05/01') + 4));
    const { said } = await receive();
    expect(said).toMatch(/refusé coupe\.txt : la dernière ligne \(# Fin\) manque.*Jour.*[^.]\.$/m);
  });

  it('writes nothing when tried', async () => {
    put('cafe.txt', EVENT);
    expect((await receive({ dryRun: true })).total).toMatch(/^Essai, rien n’est écrit/);
    expect(existsSync(join(content, 'events'))).toBe(false);
    expect(existsSync(contacts())).toBe(false);
  });

  it('takes a file that « Reprendre une date » made, without what is the team’s to say', async () => {
    put('bal.md', md('title: Bal\nstart: 2027-02-06 20:00\nformerSlugs: [accueil]', 'On danse.'));
    const { said } = await receive();
    expect(said).toContain('seule l’équipe l’écrit : formerSlugs');
    expect(read('events/bal-2027.md')).not.toContain('accueil');
  });
});

describe('a correction', () => {
  const PHONE = () =>
    correction(['Téléphone à publier', '04 65 71 20 99'], ['Autre chose', 'Le nom du chat.']);

  it('shows what it changes, and changes nothing', async () => {
    const before = read('actors/la-remise-a-neuf.md');
    put('c.txt', PHONE());
    const { said, total } = await receive();
    expect(said).toContain('Téléphone : « 04 65 71 20 40 » devient « 04 65 71 20 99 »');
    expect(said).toContain('Le nom du chat.');
    expect(total).toContain('1 correction à relire');
    expect(read('actors/la-remise-a-neuf.md')).toBe(before);
  });

  it('is written where it is asked for, the rest of the file as it was', async () => {
    put('c.txt', PHONE());
    expect((await receive({ apply: true })).total).toContain('1 correction écrite');
    const after = read('actors/la-remise-a-neuf.md');
    expect(after).toContain('# la nôtre');
    expect(after).toContain('04 65 71 20 99');
    expect(after).toContain('bonjour@remise.example');
    expect(after).toContain('2026-12-01');
    expect(after).toContain('Le texte.');
    await receive({ apply: true });
    expect(read('actors/la-remise-a-neuf.md')).toBe(after);
  });

  it('says that all is exact still', async () => {
    put('c.txt', correction(['Qu’en est-il ?', 'C’est toujours exact']));
    await receive({ apply: true });
    expect(read('actors/la-remise-a-neuf.md')).toContain('verifiedOn: "2026-12-01"');
    expect(read('actors/la-remise-a-neuf.md')).toContain('updated: 2026-10-14');
  });

  it.each([
    '/annuaire/nulle-part/',
    '../../etc/passwd',
    '/annuaire/../../portal.yaml',
    'https://ailleurs.example/',
  ])('of « %s » is refused with its words', async (page) => {
    put('c.txt', correction(['Autre chose', 'Mes mots.']).replace(/https:\S+/, page));
    const { said, code } = await receive({ apply: true });
    expect(code).toBe(1);
    expect(said).toContain('aucune fiche publiée à l’adresse');
    expect(said).toContain('Mes mots.');
  });
});

describe('hostile files', () => {
  it('each get a sentence, and nothing is written', async () => {
    put('gros.txt', '');
    truncateSync(join(inbox, 'gros.txt'), 50 * 1024 * 1024);
    put('binaire.txt', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe, 0x9d]));
    put('bombe.md', `---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b]\ntitle: x\n---\n`);
    put('autre.txt', 'Bonjour, comment allez-vous ?');
    put(
      'profond.eml',
      `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(5000)}`,
    );
    symlinkSync('/etc/passwd', join(inbox, 'lien.txt'));
    const { said, code, total } = await receive();
    expect(code).toBe(1);
    for (const name of ['gros.txt', 'binaire.txt', 'bombe.md', 'autre.txt', 'profond.eml', 'lien.txt'])
      expect(said, name).toMatch(new RegExp(`refusé \\S*${name.replace('.', '\\.')} : .+\\.`));
    expect(said).not.toMatch(/at .*\.ts:\d+|Error/);
    expect(total).toContain('7 refusées');
    expect(readdirSync(content).sort()).toEqual(['actors', 'portal.yaml', 'themes']);
  });

  it('that are not there are named', async () => {
    expect((await receive({}, ['/nulle/part.txt'])).said).toContain('ce fichier n’existe pas');
  });

  it('cannot hide an entry under another’s folder', async () => {
    put('x.txt', EVENT.replace('Café d’œuvre', '../../actors/la-remise-a-neuf'));
    await receive();
    expect(readdirSync(join(content, 'events'))).toEqual(['actors-la-remise-a-neuf.md']);
  });
});

it.each([
  ['spaces', ' '],
  ['tags that do not end', '<a'],
  ['line breaks that do not end', '<br '],
  ['heads that do not end', '<head '],
  ['heads and their ends', '<head></HEAD >'],
])('reads a mail of three hundred thousand %s', (_what, sign) => {
  const html = `<p>Bonjour</p>${sign.repeat(300_000)}fin`;
  const [text] = readMail(Buffer.from(`Content-Type: text/html\n\n${html}`)).texts;
  const said = Buffer.from(text!.bytes).toString();
  expect([said.slice(0, 8), said.slice(-3)]).toEqual(['Bonjour\n', 'fin']);
});

it('reads of a mail in HTML what is shown', () => {
  const html =
    '<HEAD><title>x</title></head><style>p{}</style>\n <p class="a">1<br/>puis\n  trois</p><script>x</script>é <style>';
  const [text] = readMail(Buffer.from(`Content-Type: text/html; charset=utf-8\n\n${html}`)).texts;
  expect(Buffer.from(text!.bytes).toString()).toBe('1\npuis trois\né ');
});

describe('what cannot be taken in', () => {
  it('is told as it is: a correction without its page, an archive, a document', async () => {
    put('sans-page.txt', correction(['Autre chose', 'Mes mots.']).replace(/https:\S+/, ''));
    const zip = Buffer.from('PK\u0003\u0004\u0014\u0000 proposition', 'latin1');
    put('recus.zip', zip);
    put('lettre.docx', zip);
    const { code, said } = await receive();
    expect(code).toBe(1);
    expect(said).toContain('recus.zip : c’est une archive. Décompressez-la');
    expect(said).toContain('lettre.docx : c’est un document de bureautique.');
    expect(said).toContain('cette correction ne dit pas de quelle page elle parle');
    expect(said).not.toContain('«  »');
  });
});
