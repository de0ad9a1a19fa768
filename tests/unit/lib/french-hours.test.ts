/** Hours as doors and leaflets write them: each text with what is read of it, or why it stays a text. */
import { describe, expect, it } from 'vitest';
import {
  formatOpeningHours,
  parseOpeningHours,
  readFrenchHours,
  readHours,
  weekOf,
} from '../../../src/lib/opening-hours.ts';
import { seeded } from './random.ts';

const read = (text: string): string => {
  const parsed = readFrenchHours(text);
  return parsed.ok ? formatOpeningHours(parsed.value) : `text: ${parsed.reason}`;
};

describe('readFrenchHours', () => {
  it.each([
    ['lun-ven 9h-12h et 14h-18h', 'Mo-Fr 09:00-12:00,14:00-18:00'],
    ['du mardi au samedi de 10 h à 19 h 30', 'Tu-Sa 10:00-19:30'],
    ['1er samedi du mois 10h-12h', 'Sa[1] 10:00-12:00'],
    ['lundi au vendredi 9-12 14-18', 'Mo-Fr 09:00-12:00,14:00-18:00'],
    ['Lundi : 9h-12h ; mardi : 14h-18h', 'Mo 09:00-12:00; Tu 14:00-18:00'],
    ['Lundi 9h-12h\nMardi 14h-18h\nMercredi fermé', 'Mo 09:00-12:00; Tu 14:00-18:00'],
    [
      'Du lundi au vendredi de 9h à 12h et de 14h à 18h, le samedi de 9h à 12h',
      'Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00',
    ],
    ['Lun. au ven. : 8h30 - 12h30 / 13h30 - 17h', 'Mo-Fr 08:30-12:30,13:30-17:00'],
    ['Tous les jours de 9h à 19h', 'Mo-Su 09:00-19:00'],
    ['Tous les jours sauf le lundi de 10h à 18h', 'Tu-Su 10:00-18:00'],
    ['Tous les jours sauf le dimanche, 8h-20h', 'Mo-Sa 08:00-20:00'],
    ['7j/7 8h-22h', 'Mo-Su 08:00-22:00'],
    ['24h/24 et 7j/7', '24/7'],
    ['24h/24', '24/7'],
    ['9h-12h du lundi au vendredi', 'Mo-Fr 09:00-12:00'],
    ['9h-12h du lundi au vendredi, 9h-11h le samedi', 'Mo-Fr 09:00-12:00; Sa 09:00-11:00'],
    ['mardi, jeudi et vendredi 14h-18h30 ; fermé en août', 'Tu,Th,Fr 14:00-18:30; Aug Mo-Su off'],
    ['Du lundi au vendredi 9h-17h (sauf jours fériés)', 'Mo-Fr 09:00-17:00; PH off'],
    ['Ouvert du mercredi au samedi de 14h à 18h, hors vacances scolaires', 'We-Sa 14:00-18:00; SH off'],
    ['Hors vacances scolaires : mardi 9h-12h, mercredi 14h-17h', 'Tu 09:00-12:00; We 14:00-17:00; SH off'],
    [
      'mardi 9h-12h, mercredi 14h-17h. Fermé pendant les vacances scolaires.',
      'Tu 09:00-12:00; We 14:00-17:00; SH off',
    ],
    ['Les mardis et jeudis de 17h à 19h', 'Tu,Th 17:00-19:00'],
    ['le 2e et le 4e jeudi du mois de 14 h à 16 h 30', 'Th[2,4] 14:00-16:30'],
    ['dernier dimanche du mois 10h-midi', 'Su[-1] 10:00-12:00'],
    ['lundi-vendredi 9-12h et 14-18h', 'Mo-Fr 09:00-12:00,14:00-18:00'],
    ['lundi matin 9h-12h, après-midi 14h-17h', 'Mo 09:00-12:00,14:00-17:00'],
    ['vendredi 20h-2h', 'Fr 20:00-02:00'],
    ['vendredi de 18h à minuit', 'Fr 18:00-24:00'],
    [
      "d'avril à octobre : du mardi au dimanche de 10h à 18h ; de novembre à mars : samedi et dimanche de 14h à 17h",
      'Apr-Oct Tu-Su 10:00-18:00; Nov-Mar Sa,Su 14:00-17:00',
    ],
    ["samedi 14h-17h d'avril à octobre", 'Apr-Oct Sa 14:00-17:00'],
    [
      'du lundi au vendredi 9h-18h ; en août : du lundi au vendredi 9h-12h',
      'Mo-Fr 09:00-18:00; Aug Mo-Fr 09:00-12:00',
    ],
    ['du lundi au samedi 9h-18h, fermé le mercredi', 'Mo,Tu,Th-Sa 09:00-18:00'],
    ['samedi et dimanche 10h-18h y compris les jours fériés', 'Sa,Su 10:00-18:00; PH 10:00-18:00'],
    ['Fermé le dimanche et les jours fériés. Du lundi au samedi 9h-19h', 'Mo-Sa 09:00-19:00; PH off'],
    ['lundi mardi jeudi vendredi 8h30-16h30', 'Mo,Tu,Th,Fr 08:30-16:30'],
    [
      'Horaires d’ouverture : du lundi au jeudi 8h-12h et 13h30-17h30, vendredi 8h-12h',
      'Mo-Th 08:00-12:00,13:30-17:30; Fr 08:00-12:00',
    ],
    ['le week-end de 10h à 18h', 'Sa,Su 10:00-18:00'],
    ['LUNDI AU VENDREDI 8H00 à 12H00', 'Mo-Fr 08:00-12:00'],
    ['Lu-Ve 8:30-12:30', 'Mo-Fr 08:30-12:30'],
    ['lun, mar, jeu 9h à 12h', 'Mo,Tu,Th 09:00-12:00'],
    ['de 9 heures à 12 heures le lundi', 'Mo 09:00-12:00'],
    ['mardi de 9h30 à 18h sans interruption', 'Tu 09:30-18:00'],
    ['du lundi au vendredi 9h-12h, fermé en juillet et août', 'Mo-Fr 09:00-12:00; Jul,Aug Mo-Su off'],
    [
      'du lundi au vendredi 9h-12h, fermé de juillet à septembre et les jours fériés',
      'Mo-Fr 09:00-12:00; Jul-Sep Mo-Su off; PH off',
    ],
    ['tous les premiers samedis du mois de 9h à 12h', 'Sa[1] 09:00-12:00'],
    ['le samedi entre 9h et 12h', 'Sa 09:00-12:00'],
    ['lundi 9h-12h, 14h-18h, mardi 9h-12h', 'Mo 09:00-12:00,14:00-18:00; Tu 09:00-12:00'],
    ['du lundi au vendredi sauf mercredi 9h-17h', 'Mo,Tu,Th,Fr 09:00-17:00'],
    ['lundi 8h-12h mardi 8h-12h', 'Mo,Tu 08:00-12:00'],
    ["lundi au vendredi de 8h30 à 12h30 et l'après-midi de 14h à 17h", 'Mo-Fr 08:30-12:30,14:00-17:00'],
    [
      "lundi, mercredi et vendredi : 9h-12h le matin et 14h-17h l'après-midi",
      'Mo,We,Fr 09:00-12:00,14:00-17:00',
    ],
    ['samedi 10h-12h30, fermé du 1er au 15 août', 'Sa 10:00-12:30; Aug 01-15 Mo-Su off'],
    ['mardi 9h-12h ; fermé du 24 décembre au 2 janvier inclus', 'Tu 09:00-12:00; Dec 24-Jan 02 Mo-Su off'],
    [
      'Mardi 9h-12h. Fermeture annuelle du 24 décembre au 3 janvier 2027',
      'Tu 09:00-12:00; 2026 Dec 24-2027 Jan 03 Mo-Su off',
    ],
    ['mardi 9h-12h, fermé le 24 et le 31 décembre', 'Tu 09:00-12:00; Dec 24,Dec 31 Mo-Su off'],
    [
      'mardi 9h-12h, fermé les jours fériés, en août et du 24 au 31 décembre 2026',
      'Tu 09:00-12:00; Aug Mo-Su off; 2026 Dec 24-31 Mo-Su off; PH off',
    ],
    ['mardi 9h-12h, fermé le 1er mardi du mois', 'Tu 09:00-12:00; Tu[1] off'],
    ['samedi 10h-12h30, sauf en août', 'Sa 10:00-12:30; Aug Mo-Su off'],
    ['lundi 22h-24h', 'Mo 22:00-24:00'],
    ['lundi 9h-12h ; lundi 14h-18h', 'Mo 09:00-12:00,14:00-18:00'],
    ['du lundi au vendredi 9h-12h, du lundi au vendredi 14h-18h', 'Mo-Fr 09:00-12:00,14:00-18:00'],
    [
      'Mercredi et samedi, de 14 h à 18 h ; fermé les jours fériés et en août',
      'We,Sa 14:00-18:00; Aug Mo-Su off; PH off',
    ],
    ['vendredi 17h30-19h30 sauf les jours fériés', 'Fr 17:30-19:30; PH off'],
    ['le lundi et le jeudi de 9h à 12h puis de 14h à 16h', 'Mo,Th 09:00-12:00,14:00-16:00'],
    ['Lundi : 9h-12h | Mardi : 9h-12h', 'Mo,Tu 09:00-12:00'],
    ['Lundi 9h–12h, mardi 9h—12h', 'Mo,Tu 09:00-12:00'],
    ['du lundi au vendredi : 8 h 30 - 12 h / 13 h 30 - 17 h 30.', 'Mo-Fr 08:30-12:00,13:30-17:30'],
    ['mercredi, 14h-17h (en période scolaire)', 'We 14:00-17:00; SH off'],
    ['dimanche de 10h à 13h, de mai à septembre', 'May-Sep Su 10:00-13:00'],
    ['ouvert le 1er et le 3ème samedi de chaque mois de 10h à 12h', 'Sa[1,3] 10:00-12:00'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
    const osm = parseOpeningHours(expected);
    expect(osm.ok && formatOpeningHours(osm.value)).toBe(expected);
  });

  it.each([
    ['', 'empty'],
    ['mercredi après-midi', 'token:apres-midi'],
    ['sauf vacances scolaires', 'end'],
    ['fermé en août', 'end'],
    ['Mo-Fr 09:00-12:00', 'token:mo'],
    ['9h-18h', 'end'],
    ['9h-12h lundi et mardi 14h-17h', 'end'],
    ['mardi 9h-12h, mercredi 14h-17h hors vacances scolaires', 'token:hors'],
    ['samedi 14h-17h, 1er samedi du mois 10h-12h', 'double:samedi'],
    ['lundi 1-3', 'token:1'],
    ['lundi 9 à 12', 'token:9'],
    ['lundi 14h-12h', 'order:14h-12h'],
    ['lundi 25h-26h', 'hour:25h'],
    ['lundi 9h75-12h', 'hour:9h75'],
    ['du lundi au vendredi de 9h à 12h sur rendez-vous', 'token:sur'],
    ['lundi matin de 14h à 17h', 'token:14h'],
    ['mercredi de 2h à 6h', 'token:2h'],
    ["samedi 9h-12h d'avril à octobre, samedi 10h-12h de novembre à mars", "token:d'"],
    ['du lundi au vendredi 9h-18h ; en août : du lundi au jeudi 9h-12h', 'double:vendredi'],
    ['mardi 9h-12h, fermé le mardi', 'double:mardi'],
    ['lundi au vendredi 9h-12h ; mardi et jeudi 14h-18h', 'double:mardi'],
    ['lundi au vendredi 9h-18h ; mercredi 9h-12h', 'double:mercredi'],
    ['Fermé le lundi de 12h à 14h', 'token:de'],
    ['Fermé', 'end'],
    [
      'Réponse aux appels de 17 h à 20 h, du dimanche au jeudi, pour les trajets du lendemain.',
      'token:reponse',
    ],
    ['lundi, mardi (14h-18h)', 'token:14h'],
    ['un mercredi sur deux 14h-17h', 'token:un'],
    ['lundi 9h', 'token:9h'],
    ['à partir de 9h le lundi', 'token:a'],
    ['du lundi au vendredi 9h-17h, samedi 9h-12h y compris les jours fériés', 'token:feries'],
    ['lundi 9h12h', 'token:9h12h'],
    ['sauf le lundi', 'double:lundi'],
    ['en semaine 9h-18h', 'token:en'],
    ['fermé du 1er au 15 août', 'end'],
    ['mardi 9h-12h, fermé du 15 au 30', 'token:du'],
    ['mardi 9h-12h, fermé le 31 février', 'token:31'],
    ['mardi 9h-12h, fermé du 24 décembre 2027 au 2 janvier 2026', 'end'],
    ['mardi 9h-12h, jeudi 14h-17h, sauf le 1er mai', 'token:sauf'],
    ["tous les jours 9h-12h d'avril à octobre, tous les jours 10h-12h", "token:d'"],
    ['lundi 14h-18h, 9h-12h', 'order:18:00-09:00'],
    ['jeudi 9h-14h et 12h-18h', 'order:14:00-12:00'],
    ['Fermé la dernière semaine de décembre.', 'token:la'],
    ['du lundi au samedi 9h-18h sauf le mercredi 9h-12h', 'token:9h'],
    ['24h/24 sauf dimanche', 'double:dimanche'],
    ['mar 9h-12h mars 10h', 'token:mars'],
    ['du mardi au samedi 10h-12h et 14h-18h, dimanche sur rendez-vous', 'token:sur'],
    ['mardi 9h-12h, jeudi 14h-17h, sauf en août', 'token:sauf'],
    ['premier samedi 10h-12h', 'token:10h'],
    ['lundi 24h-26h', 'hour:26h'],
    ['permanence le mardi 9h-12h', 'token:permanence'],
    ['lundi 9h-12h ou 14h-18h', 'token:ou'],
    ['1er mardi et 3e jeudi du mois 10h-12h', 'token:et'],
    ['9h-12h et 14h-18h', 'end'],
    ['ouvert tous les jours', 'end'],
    ['du lundi au', 'token:au'],
  ])('%j stays a text: %s', (text, reason) => {
    expect(readFrenchHours(text)).toEqual({ ok: false, reason });
  });

  it('does not read what is longer than a board', () => {
    expect(read('lundi 9h-12h, '.repeat(500))).toBe('text: end');
  });

  it('reads or refuses whatever words come together, and opens no minute that was not written', () => {
    const { pick, int } = seeded(22);
    const WORDS =
      'lundi mardi du au le et , ; : / ( ) - de à 9h 12h 14h 18h30 9 25h midi fermé sauf hors août mai en 1er dernier du mois vacances scolaires jours fériés matin après-midi tous les jours 24h/24 7j/7 ouvert . rendez-vous'.split(
        ' ',
      );
    const BEGINNINGS = ['', 'lundi 9h-12h', 'du lundi au mardi de 14h à 18h30 ;'];
    let taken = 0;
    for (let turn = 0; turn < 20_000; turn++) {
      const tail = Array.from({ length: 1 + int(9) }, () => pick(WORDS)).join(' ');
      const text = `${pick(BEGINNINGS)} ${tail}`;
      const parsed = readFrenchHours(text);
      if (!parsed.ok) continue;
      taken++;
      const osm = formatOpeningHours(parsed.value);
      const again = parseOpeningHours(osm);
      expect(again.ok && formatOpeningHours(again.value), text).toBe(osm);
      for (const { from, to } of weekOf(parsed.value).flatMap(({ ranges }) => ranges))
        if (!parsed.value.always)
          expect(['09:00', '12:00', '14:00', '18:30'], text).toEqual(expect.arrayContaining([from, to]));
    }
    expect(taken).toBeGreaterThan(200);
  });
});

describe('readHours', () => {
  it('reads both writings', () => {
    const osm = readHours('Mo-Fr 09:00-12:00');
    expect(osm.ok).toBe(true);
    expect(readHours('lun-ven 9h-12h')).toEqual(osm);
  });

  it('says what is wrong in the writing that was tried', () => {
    expect(readHours('Mo 25:00-26:00')).toEqual({ ok: false, reason: 'token:25:00' });
    expect(readHours('lundi 25h-26h')).toEqual({ ok: false, reason: 'hour:25h' });
  });
});
